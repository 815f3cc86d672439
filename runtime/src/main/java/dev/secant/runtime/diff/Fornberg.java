package dev.secant.runtime.diff;

/**
 * Weights that turn values at arbitrary nodes into a derivative at a point, exact for polynomials
 * of a degree below the number of nodes.
 *
 * <p>Stateless. <b>Reference:</b> B. Fornberg, <i>Generation of finite difference formulas on
 * arbitrarily spaced grids</i>, Math. Comp. 51 (1988) 699-706.
 */
final class Fornberg {
  private Fornberg() {}

  /**
   * Returns {@code w} with {@code g^(order)(0) = sum w[i] g(nodes[i])} for every polynomial {@code
   * g} of degree {@code nodes.length - 1} or less.
   *
   * @param nodes distinct, more than {@code order}; not modified
   */
  static double[] weightsAtZero(double[] nodes, int order) {
    int n = nodes.length;
    double[][] w = new double[n][order + 1]; // w[i][m]: weight of node i in the m-th derivative
    w[0][0] = 1;
    double product = 1; // of the distances of the previous node to those before it
    for (int i = 1; i < n; i++) {
      double next = 1;
      for (int j = 0; j < i; j++) {
        double distance = nodes[i] - nodes[j];
        next *= distance;
        if (j == i - 1) {
          appendNode(w, nodes, i, product / next);
        }
        reviseNode(w[j], nodes[i], distance);
      }
      product = next;
    }
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] = w[i][order];
    }
    return weights;
  }

  private static void appendNode(double[][] w, double[] nodes, int i, double ratio) {
    double last = nodes[i - 1];
    for (int m = w[i].length - 1; m > 0; m--) {
      w[i][m] = ratio * (m * w[i - 1][m - 1] - last * w[i - 1][m]);
    }
    w[i][0] = -ratio * last * w[i - 1][0];
  }

  private static void reviseNode(double[] weights, double node, double distance) {
    for (int m = weights.length - 1; m > 0; m--) {
      weights[m] = (node * weights[m] - m * weights[m - 1]) / distance;
    }
    weights[0] = node * weights[0] / distance;
  }
}
