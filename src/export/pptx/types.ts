/* Addresses of relationship types and the content types of parts, each as the standard spells it. */

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Types of relationships. */
export const relationshipTypes = {
  officeDocument: `${office}/officeDocument`,
  extendedProperties: `${office}/extended-properties`,
  coreProperties: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
  slideMaster: `${office}/slideMaster`,
  slideLayout: `${office}/slideLayout`,
  slide: `${office}/slide`,
  notesMaster: `${office}/notesMaster`,
  notesSlide: `${office}/notesSlide`,
  theme: `${office}/theme`,
  presProps: `${office}/presProps`,
  viewProps: `${office}/viewProps`,
  tableStyles: `${office}/tableStyles`,
  image: `${office}/image`,
  hyperlink: `${office}/hyperlink`,
  font: `${office}/font`,
} as const;

const presentation = 'application/vnd.openxmlformats-officedocument.presentationml';

/** Content types of parts. */
export const contentTypes = {
  presentation: `${presentation}.presentation.main+xml`,
  slide: `${presentation}.slide+xml`,
  slideMaster: `${presentation}.slideMaster+xml`,
  slideLayout: `${presentation}.slideLayout+xml`,
  notesMaster: `${presentation}.notesMaster+xml`,
  notesSlide: `${presentation}.notesSlide+xml`,
  presProps: `${presentation}.presProps+xml`,
  viewProps: `${presentation}.viewProps+xml`,
  tableStyles: `${presentation}.tableStyles+xml`,
  theme: 'application/vnd.openxmlformats-officedocument.theme+xml',
  coreProperties: 'application/vnd.openxmlformats-package.core-properties+xml',
  extendedProperties: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
} as const;
