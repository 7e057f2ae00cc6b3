package io.github.threadwright.program;

import java.util.Arrays;
import java.util.List;

/** A growing array of numbers. */
public final class IntList {
  private int[] values = new int[16];
  private int size;

  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  public void addAll(int[] more) {
    for (int value : more) {
      add(value);
    }
  }

  public int get(int index) {
    return values[index];
  }

  int last() {
    return values[size - 1];
  }

  void removeLast() {
    size--;
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }

  /** The values of all lists, one after the other. */
  public static int[] concat(List<IntList> lists) {
    int[] all = new int[lists.stream().mapToInt(IntList::size).sum()];
    int at = 0;
    for (IntList list : lists) {
      System.arraycopy(list.values, 0, all, at, list.size);
      at += list.size;
    }
    return all;
  }

  /** Where each of a row of ranges begins, and where the last one ends, given their lengths. */
  public static int[] starts(int[] lengths) {
    int[] starts = new int[lengths.length + 1];
    for (int i = 0; i < lengths.length; i++) {
      starts[i + 1] = starts[i] + lengths[i];
    }
    return starts;
  }

  /** Each value once, in ascending order. */
  public int[] toSet() {
    int[] sorted = toArray();
    Arrays.sort(sorted);
    int kept = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, kept);
  }
}
