import { FORMS } from "@gongkai/schema";
import { useTexts } from "../../language/texts.ts";
import { addressOf, type FormBodyProps, useLabel } from "./form-body.ts";
import { FORM_TEXTS } from "./form-texts.ts";

/** Table `remedies`: one line of fifteen numbers. Where it is narrow, a line for each of the three groups. */
export function RemediesBody({ edition, isNarrow, renderCell }: FormBodyProps) {
  const texts = useTexts(FORM_TEXTS);
  const label = useLabel();
  const { rows, columns } = FORMS[edition].remedies.blocks[0] ?? { rows: [], columns: [] };
  const [reconsideration, ...litigation] = rows;
  if (reconsideration === undefined) return null;
  if (isNarrow) {
    return (
      <>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {label(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row !== reconsideration && <small>{texts.litigation} · </small>}
                {label(row)}
              </th>
              {columns.map((column) => (
                <td key={column.id}>{renderCell(addressOf("remedies", row, column))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </>
    );
  }
  return (
    <>
      <thead>
        <tr>
          <th colSpan={columns.length} rowSpan={2} scope="colgroup">
            {label(reconsideration)}
          </th>
          <th colSpan={columns.length * litigation.length} scope="colgroup">
            {texts.litigation}
          </th>
        </tr>
        <tr>
          {litigation.map((row) => (
            <th key={row.id} colSpan={columns.length} scope="colgroup">
              {label(row)}
            </th>
          ))}
        </tr>
        <tr>
          {rows.flatMap((row) =>
            columns.map((column) => (
              <th key={addressOf("remedies", row, column)} scope="col">
                {label(column)}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        <tr>
          {rows.flatMap((row) =>
            columns.map((column) => {
              const address = addressOf("remedies", row, column);
              return <td key={address}>{renderCell(address)}</td>;
            }),
          )}
        </tr>
      </tbody>
    </>
  );
}
