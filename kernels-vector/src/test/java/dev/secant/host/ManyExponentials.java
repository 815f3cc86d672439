package dev.secant.host;

import dev.secant.api.BulkFunction;
import dev.secant.api.Function;
import java.io.PrintStream;
import java.util.ServiceLoader;

/**
 * A program that computes exponentials in bulk, found as a host finds them, and prints how many
 * differ from the one by one. The argument is how many thousand to compute.
 */
public final class ManyExponentials {
  private ManyExponentials() {}

  /** Runs it. */
  public static void main(String[] args) {
    BulkFunction exp =
        ServiceLoader.load(Function.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(function -> function.name().equals("exp"))
            .map(BulkFunction.class::cast)
            .findFirst()
            .orElseThrow();
    double[] x = new double[1000];
    for (int i = 0; i < x.length; i++) {
      x[i] = 1.6 * i - 800;
    }
    double[] y = new double[x.length];
    int thousands = Integer.parseInt(args[0]);
    for (int i = 0; i < thousands; i++) {
      exp.forward(x, y, x.length);
    }
    int differences = 0;
    for (int i = 0; i < x.length; i++) {
      differences += y[i] == exp.forward(x[i]) ? 0 : 1;
    }
    PrintStream out = System.out;
    out.println(differences + " of " + x.length + " differ");
  }
}
