import { FORMS } from "@gongkai/schema";
import { useTexts } from "../../language/texts.ts";
import { addressOf, type FormBodyProps, useLabel } from "./form-body.ts";
import { FORM_TEXTS } from "./form-texts.ts";
import { headerColumns, headLines } from "./row-headers.ts";

/** Table `requests`. Where it is narrow, groups are lines of their own above their rows. */
export function RequestsBody({ edition, isNarrow, renderCell }: FormBodyProps) {
  const texts = useTexts(FORM_TEXTS);
  const label = useLabel();
  const { rows, columns } = FORMS[edition].requests.blocks[0] ?? { rows: [], columns: [] };
  const organizations = columns.slice(1, -1);
  const lines = isNarrow
    ? rows.map((row) => ({ row, headers: [{ row, lines: 1, columns: 1 }] }))
    : headLines(rows);
  return (
    <>
      <thead>
        <tr>
          <th rowSpan={3} colSpan={isNarrow ? 1 : headerColumns(rows)} scope="col">
            <small>{texts.corner}</small>
          </th>
          <th colSpan={columns.length} scope="colgroup">
            {texts.applicants}
          </th>
        </tr>
        <tr>
          {columns.map((column, at) => {
            const isAlone = !organizations.includes(column);
            if (!isAlone && at > 1) return null;
            return (
              <th
                key={column.id}
                rowSpan={isAlone ? 2 : 1}
                colSpan={isAlone ? 1 : organizations.length}
                scope={isAlone ? "col" : "colgroup"}
              >
                {isAlone ? label(column) : texts.organizations}
              </th>
            );
          })}
        </tr>
        <tr>
          {organizations.map((column) => (
            <th key={column.id} scope="col">
              {label(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ row, headers }) => (
          <tr key={row.id}>
            {headers.map((header) => (
              <th
                key={header.row.id}
                rowSpan={header.lines}
                colSpan={header.columns}
                scope={header.row.isGroup ? "rowgroup" : "row"}
              >
                {label(header.row)}
              </th>
            ))}
            {row.isGroup ? (
              <td colSpan={columns.length} />
            ) : (
              columns.map((column) => (
                <td key={column.id}>{renderCell(addressOf("requests", row, column))}</td>
              ))
            )}
          </tr>
        ))}
      </tbody>
    </>
  );
}
