package dev.secant.runtime.diff;

/**
 * A linear least squares fit by modified Gram-Schmidt, which is as stable here as Householder's
 * method (Å. Björck, <i>Numerical Methods for Least Squares Problems</i>, SIAM 1996, section 2.4).
 */
final class OrthogonalFit {
  private final double[] coefficients;
  private final double[] spreads;
  private final double left;

  private OrthogonalFit(double[] coefficients, double[] spreads, double left) {
    this.coefficients = coefficients;
    this.spreads = spreads;
    this.left = left;
  }

  /** Root of the mean square of what the fit does not explain, per degree of freedom. */
  double left() {
    return left;
  }

  double coefficient(int index) {
    return coefficients[index];
  }

  /** Standard error of a coefficient for values with a standard error of 1. */
  double spread(int index) {
    return spreads[index];
  }

  /**
   * Fits the columns of {@code matrix} to {@code values}; both are overwritten.
   *
   * @param matrix rows of equal length, more rows than columns
   */
  static OrthogonalFit of(double[][] matrix, double[] values) {
    int rows = matrix.length;
    int columns = matrix[0].length;
    double[][] triangle = new double[columns][columns];
    double[] projections = new double[columns];
    for (int j = 0; j < columns; j++) {
      double norm = 0;
      for (double[] row : matrix) {
        norm = Math.hypot(norm, row[j]);
      }
      triangle[j][j] = norm;
      for (double[] row : matrix) {
        row[j] /= norm;
      }
      for (int k = j + 1; k < columns; k++) {
        double product = 0;
        for (double[] row : matrix) {
          product += row[j] * row[k];
        }
        triangle[j][k] = product;
        for (double[] row : matrix) {
          row[k] -= product * row[j];
        }
      }
      for (int i = 0; i < rows; i++) {
        projections[j] += matrix[i][j] * values[i];
      }
      for (int i = 0; i < rows; i++) {
        values[i] -= projections[j] * matrix[i][j];
      }
    }
    double left = 0;
    for (double value : values) {
      left = Math.hypot(left, value);
    }
    double[][] inverse = inverse(triangle);
    double[] coefficients = new double[columns];
    double[] spreads = new double[columns];
    for (int i = 0; i < columns; i++) {
      for (int j = i; j < columns; j++) {
        coefficients[i] += inverse[i][j] * projections[j];
        spreads[i] = Math.hypot(spreads[i], inverse[i][j]);
      }
    }
    return new OrthogonalFit(coefficients, spreads, left / Math.sqrt(rows - columns));
  }

  private static double[][] inverse(double[][] triangle) {
    int n = triangle.length;
    double[][] inverse = new double[n][n];
    for (int j = 0; j < n; j++) {
      inverse[j][j] = 1 / triangle[j][j];
      for (int i = j - 1; i >= 0; i--) {
        double sum = 0;
        for (int k = i + 1; k <= j; k++) {
          sum += triangle[i][k] * inverse[k][j];
        }
        inverse[i][j] = -sum / triangle[i][i];
      }
    }
    return inverse;
  }
}
