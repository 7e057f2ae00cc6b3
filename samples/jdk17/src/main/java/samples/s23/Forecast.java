package samples.s23;

/** Computes the weather of tomorrow. */
final class Forecast {
  private Forecast() {}

  static double of(int size) {
    double[][] field = new double[size][size];
    field[size / 2][size / 2] = 1;
    return spread(field, size);
  }

  private static double spread(double[][] field, int hours) {
    for (int hour = 0; hour < hours; hour++) {
      for (int row = 1; row < field.length - 1; row++) {
        mix(field, row);
      }
    }
    return field[1][1];
  }

  private static void mix(double[][] field, int row) {
    for (int column = 1; column < field[row].length - 1; column++) {
      field[row][column] = 0.25 * (field[row - 1][column] + field[row + 1][column] + field[row][column - 1] + field[row][column + 1]);
    }
  }
}
