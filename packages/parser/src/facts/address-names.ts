import { isOrganization, withoutInnerOffice } from "./organization.ts";

const LONGEST_ADDRESS = 2000;
const ESCAPED = /(?:%[0-9A-Fa-f]{2})+/g;
const HAN = /\p{Script=Han}/u;

function decode(text: string): string {
  return text.replace(ESCAPED, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      // Bytes of another encoding, or cut in the middle of a character.
      return " ";
    }
  });
}

/**
 * Bodies that the address of the document spells out in Chinese, such as /%E6%9F%90…/report.html.
 *
 * Host names such as lyj.example.gov.cn and folders such as `jyj` are initials that fit many bodies. What they
 * stand for is not guessed.
 */
export function findAddressNames(url: string | undefined): readonly string[] {
  if (url === undefined || url.length > LONGEST_ADDRESS) return [];
  const decoded = decode(url);
  if (!HAN.test(decoded)) return [];
  return decoded
    .split(/[/?&=#_\-.+:\s]+/)
    .filter(isOrganization)
    .map(withoutInnerOffice);
}
