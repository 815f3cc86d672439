package dev.secant.runtime.chain;

import dev.secant.api.Arguments;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.FunctionName;
import dev.secant.api.Parameter;
import dev.secant.api.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** A resolver over functions-basic, found as services, and some functions with parameters. */
final class TestFunctions implements StageResolver {
  static final Origin ORIGIN = Origin.of("acme", "plugins/acme-1.0.jar", () -> true);

  private static final Parameter FACTOR = Parameter.number("factor", "what to multiply by");
  private static final Map<String, List<Parameter>> FACTORIES =
      Map.of(
          "scale", List.of(FACTOR.withDefault(1).allowingInfinity()),
          "pow", List.of(Parameter.number("exponent", "the power")),
          "clip",
              List.of(
                  Parameter.number("min", "lower bound").allowingInfinity(),
                  Parameter.number("max", "upper bound").allowingInfinity()),
          "polynomial", List.of(Parameter.numbers("coefficients", "highest power first")),
          "wave", List.of(Parameter.number("x", "start").withDefault(0)));

  private final Map<String, Function> functions = new HashMap<>();

  TestFunctions() {
    ServiceLoader.load(Function.class).forEach(f -> functions.put(f.name(), f));
  }

  TestFunctions with(Function function) {
    functions.put(function.name(), function);
    return this;
  }

  @Override
  public Stage resolve(StageRequest request) {
    String name = request.name();
    String bare = name.substring(name.indexOf('.') + 1);
    List<Parameter> parameters = FACTORIES.getOrDefault(bare, List.of());
    Function function = functions.get(bare);
    if (function == null && parameters.isEmpty()) {
      throw new IllegalArgumentException("there is no function '" + name + "'");
    }
    Arguments arguments = Arguments.of(parameters, request.positional(), request.named());
    return Stage.of(name, arguments, function != null ? function : made(bare, arguments), ORIGIN);
  }

  private static ElementwiseFunction made(String name, Arguments arguments) {
    return switch (name) {
      case "scale" -> {
        double factor = arguments.number("factor");
        yield ElementwiseFunction.of(name, x -> factor * x);
      }
      case "pow" -> {
        double exponent = arguments.number("exponent");
        yield ElementwiseFunction.of(name, x -> Math.pow(x, exponent));
      }
      default -> ElementwiseFunction.of(name, x -> x);
    };
  }

  static Chain parse(String text) {
    return Chain.parse(text, new TestFunctions());
  }

  /** Knows its derivative. */
  static final class Twice implements DifferentiableElementwiseFunction {
    @Override
    public double forward(double x) {
      return 2 * x;
    }

    @Override
    public double derivative(double x) {
      return 2;
    }
  }

  /** From any shape to a number, without a derivative. */
  static final class Sum implements Function {
    @Override
    public Variable apply(Variable input) {
      double sum = 0;
      for (double element : input.toArray()) {
        sum += element;
      }
      return Variable.of(sum);
    }
  }

  /** From a number to an array of two. */
  @FunctionName("pair")
  static final class Pair implements Function {
    @Override
    public Variable apply(Variable input) {
      return Variable.of(input.item(), -input.item());
    }
  }
}
