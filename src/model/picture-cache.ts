/** Pictures that earlier exports took, by what is on them. What it cannot keep is not there next time. */
export interface PictureCache {
  readonly read: (key: string) => Uint8Array | null;
  readonly write: (key: string, picture: Uint8Array) => void;
}
