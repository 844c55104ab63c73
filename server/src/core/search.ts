/** How many elements at the beginning of a list are such, of one in which no such element follows one that is not. */
export function countWhile<T>(list: ArrayLike<T>, isSuch: (one: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSuch(list[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
