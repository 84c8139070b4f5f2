/** Is this a language tag in the form of BCP 47 (RFC 5646, 2.1)? Whether the language exists is not asked. */
export function isLanguageTag(text: string): boolean {
  return text.length <= 60 && form.test(text);
}

const form =
  /^[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?$/i;
