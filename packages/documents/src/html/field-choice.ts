/** Where something stands in the markup. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** The options of a form's field, of which the chosen one is what the page prints. */
export class FieldChoice {
  /** Where the field's tag stands. */
  readonly place: Place;
  #isKnown: boolean;
  #isInChosen = false;
  #chosenCount = 0;
  #text: Place | null = null;

  /** `isMultiple` says that the field shows several options, so that none of them is its value. */
  constructor(place: Place, isMultiple: boolean) {
    this.place = place;
    this.#isKnown = !isMultiple;
  }

  openOption(isChosen: boolean): void {
    this.#isInChosen = isChosen;
    if (isChosen) this.#chosenCount += 1;
  }

  closeOption(): void {
    this.#isInChosen = false;
  }

  /** Takes a piece of text between the field's tags. */
  readText(start: number, end: number): void {
    if (!this.#isInChosen) return;
    if (this.#text !== null) this.#isKnown = false;
    this.#text = { start, end };
  }

  /** Takes a character that is written as an entity. */
  readEntity(): void {
    if (this.#isInChosen) this.#isKnown = false;
  }

  /** Where the text of the one option stands that is chosen; null when that is not known. */
  get chosen(): Place | null {
    return this.#isKnown && this.#chosenCount === 1 ? this.#text : null;
  }
}
