import { FORMS } from "@gongkai/schema";
import { useTexts } from "../../language/texts.ts";
import { addressOf, type FormBodyProps, useLabel } from "./form-body.ts";
import { FORM_TEXTS } from "./form-texts.ts";

/** Table `proactiveDisclosure`: under each clause a header line of its own. */
export function ProactiveDisclosureBody({ edition, renderCell }: FormBodyProps) {
  const texts = useTexts(FORM_TEXTS);
  const label = useLabel();
  const { blocks } = FORMS[edition].proactiveDisclosure;
  const width = Math.max(...blocks.map(({ columns }) => columns.length));
  return blocks.map(({ id, rows, columns }) => {
    /** The last column of a block takes what the others leave. */
    const span = (at: number) => (at === columns.length - 1 ? width - at : 1);
    return (
      <tbody key={id}>
        <tr>
          <th colSpan={width + 1} scope="rowgroup">
            {texts.clauses[id]}
          </th>
        </tr>
        <tr>
          <th scope="col">{texts.content}</th>
          {columns.map((column, at) => (
            <th key={column.id} colSpan={span(at)} scope="col">
              {label(column)}
            </th>
          ))}
        </tr>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{label(row)}</th>
            {columns.map((column, at) => (
              <td key={column.id} colSpan={span(at)}>
                {renderCell(addressOf("proactiveDisclosure", row, column))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    );
  });
}
