package dev.secant.runtime.chain;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Domain;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.kernel.ChangedInputException;
import dev.secant.runtime.kernel.FusedStages;
import dev.secant.runtime.kernel.Slices;
import dev.secant.runtime.kernel.StageSequence;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stages of a chain, their evaluation, and what it takes to say which of them failed. */
final class Pipeline {
  private final List<Stage> stages;
  private final Function[] functions;

  /** The stages up to the first that is not elementwise: a number passes them as a double. */
  private final ElementwiseFunction[] leading;

  /** Each origin once, without that of code, which is always open. */
  private final Origin[] origins;

  /** Computed when first asked for. A race computes it twice, which does no harm. */
  private @Nullable String notation;

  /** Made when first asked for, too. */
  private @Nullable BulkValues bulkValues;

  /** Numbers by the straight call so far. Threads that race lose counts, which does no harm. */
  private int calls;

  /** The same call in one piece, once it pays. */
  private @Nullable FusedStages fused;

  /**
   * @param stages at least one; copied
   */
  Pipeline(List<Stage> stages) {
    this.stages = List.copyOf(stages);
    this.functions = functions(this.stages);
    this.leading = leading(functions);
    this.origins = origins(this.stages);
  }

  private static Function[] functions(List<Stage> stages) {
    Function[] functions = new Function[stages.size()];
    for (int i = 0; i < functions.length; i++) {
      functions[i] = stages.get(i).function();
    }
    return functions;
  }

  private static ElementwiseFunction[] leading(Function[] functions) {
    int count = 0;
    while (count < functions.length && functions[count] instanceof ElementwiseFunction) {
      count++;
    }
    return Arrays.copyOf(functions, count, ElementwiseFunction[].class);
  }

  private static Origin[] origins(List<Stage> stages) {
    Set<Origin> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Stage stage : stages) {
      distinct.add(stage.origin());
    }
    distinct.remove(Origin.code());
    return distinct.toArray(new Origin[0]);
  }

  List<Stage> stages() {
    return stages;
  }

  int size() {
    return functions.length;
  }

  Function function(int index) {
    return functions[index];
  }

  boolean isMadeOf(Class<? extends Function> type) {
    for (Function function : functions) {
      if (!type.isInstance(function)) {
        return false;
      }
    }
    return true;
  }

  /** The straight call: no array, no allocation. */
  double valueAt(double x) {
    requireOpen();
    FusedStages inOnePiece = fused;
    if (inOnePiece == null) {
      count(1);
      return stageByStage(x);
    }
    try {
      return inOnePiece.valueAt(x);
    } catch (Throwable failure) { // which the call stage by stage will meet, and explain
      FailureText.keepInterrupt(failure);
      return stageByStage(x);
    }
  }

  /** The value at {@code right} minus that at {@code left}; all stages are elementwise. */
  double difference(double right, double left) {
    requireOpen();
    FusedStages inOnePiece = fused;
    if (inOnePiece == null) {
      count(2);
      return stageByStage(right) - stageByStage(left);
    }
    try {
      return inOnePiece.difference(right, left);
    } catch (Throwable failure) {
      FailureText.keepInterrupt(failure);
      return stageByStage(right) - stageByStage(left);
    }
  }

  private void count(int numbers) {
    calls += numbers;
    if (calls >= FusedStages.WORTHWHILE) {
      calls = Integer.MIN_VALUE; // not again before 2^31 numbers, should there be none
      fused = isElementwise() ? FusedStages.of(leading) : null;
    }
  }

  /** The index is for the failure only. */
  private double stageByStage(double x) {
    double value = x;
    int i = 0;
    try {
      for (; i < leading.length; i++) {
        value = leading[i].forward(value);
      }
    } catch (Throwable failure) {
      throw failed(i, "failed", value, failure);
    }
    return i == functions.length ? value : scalarFrom(i, value);
  }

  /** The values at numbers: in bulk where all stages are elementwise and it pays. */
  void valuesAt(double[] x, double[] y, int length, int threads) {
    requireOpen();
    if (length < BulkValues.WORTHWHILE) {
      oneByOne(x, y, 0, length);
    } else if (isElementwise()) {
      bulkValues().at(x, y, length, threads);
    } else {
      Slices.run(length, threads, (from, to) -> oneByOne(x, y, from, to));
    }
  }

  /** The same for a caller that is a kernel itself: a block in the arrays as they are. */
  void fillBlock(double[] x, double[] y, int length) {
    boolean isBlock = length >= BulkValues.WORTHWHILE && length <= StageSequence.BLOCK;
    if (isBlock && x != y) {
      bulkValues().block(x, y, length);
    } else {
      valuesAt(x, y, length, 1);
    }
  }

  /** The values at {@code x[from]} to {@code x[to - 1]}, by the straight call. */
  void oneByOne(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = valueAt(x[i]);
    }
  }

  private boolean isElementwise() {
    return leading.length == functions.length;
  }

  /** Whether all stages are elementwise and leave {@code apply} as it is inherited. */
  private boolean mapsElements() {
    return isElementwise() && Arrays.stream(functions).allMatch(Pipeline::mapsElements);
  }

  private static boolean mapsElements(Function function) {
    return function instanceof Chain chain
        ? chain.pipeline().mapsElements()
        : InheritedApply.isTrueOf(function.getClass());
  }

  private BulkValues bulkValues() {
    BulkValues values = bulkValues;
    if (values == null) {
      values = new BulkValues(this, List.of(leading));
      bulkValues = values;
    }
    return Objects.requireNonNull(values);
  }

  /** Goes on with variables from a stage that is not elementwise. */
  private double scalarFrom(int start, double x) {
    Variable value = Variable.of(x);
    int madeArray = start;
    for (int i = start; i < functions.length; i++) {
      boolean scalar = value.rank() == 0;
      value = applyStage(i, value);
      if (scalar && value.rank() != 0) {
        madeArray = i;
      }
    }
    if (value.rank() != 0) {
      throw new ArrayResultException(
          "the value of "
              + FailureText.abridged(toString())
              + " at a number must be a number, was an array of shape "
              + FailureText.abridged(Arrays.toString(value.shape()))
              + ": "
              + describe(madeArray)
              + " made it an array");
    }
    return value.item();
  }

  /** In bulk where that is the same, and pays; where it fails, the stages are to say how. */
  Variable apply(Variable input) {
    requireOpen();
    if (input.size() >= BulkValues.WORTHWHILE && mapsElements()) {
      double[] data = input.toArray();
      if (bulkValues().replace(data)) {
        return Variable.ofShape(data, input.shape());
      }
    }
    Variable value = input;
    for (int i = 0; i < functions.length; i++) {
      value = applyStage(i, value);
    }
    return value;
  }

  /** Applies one stage and holds it to the contract of a function. */
  Variable applyStage(int index, Variable input) {
    Function function = functions[index];
    @Nullable Variable result;
    try {
      result = GuardedApply.of(function, input);
    } catch (ChangedInputException changed) {
      throw changedInput(index, changed);
    } catch (Throwable failure) {
      throw failed(index, "failed", input, failure);
    }
    if (result == null) {
      throw broken(index, "returned null, which no function may,", input);
    }
    if (function instanceof ElementwiseFunction && !result.hasShapeOf(input)) {
      throw broken(
          index,
          "returned an array of shape "
              + FailureText.abridged(Arrays.toString(result.shape()))
              + ", but an elementwise function keeps the shape of its input,",
          input);
    }
    return result;
  }

  /** The product of the derivatives; all stages are elementwise and differentiable. */
  double derivativeAt(double x) {
    requireOpen();
    double value = x;
    double product = 1;
    int i = 0;
    int last = leading.length - 1;
    try {
      for (; i < last; i++) {
        product *= derivative(leading[i], value);
        value = leading[i].forward(value);
      }
      return product * derivative(leading[last], value);
    } catch (Throwable failure) {
      throw failed(i, "failed in its derivative", value, failure);
    }
  }

  /** A stage may be elementwise and differentiable without the interface that is both. */
  private static double derivative(ElementwiseFunction function, double x) {
    return function instanceof DifferentiableElementwiseFunction both
        ? both.derivative(x)
        : ((DifferentiableFunction) function).backward(Variable.of(x), Variable.of(1.0)).item();
  }

  Domain domain() {
    requireOpen();
    @Nullable Domain domain;
    try {
      domain = functions[0].domain();
    } catch (Throwable failure) {
      throw failed(0, "failed in domain()", "", failure);
    }
    if (domain == null) {
      throw new FunctionFailedException(
          new FailureText(this, 0, "returned null from domain()", ""), null);
    }
    return domain;
  }

  /**
   * @throws IllegalStateException if functions of a stage may no longer be called
   */
  void requireOpen() {
    for (Origin origin : origins) {
      if (!origin.isOpen()) {
        throw closed(origin);
      }
    }
  }

  private static IllegalStateException closed(Origin origin) {
    return new IllegalStateException(
        "the registry of "
            + origin
            + " is closed: evaluate its chains before you close it, or make a new registry");
  }

  /** Returns the exception for a result that breaks the contract. */
  FunctionFailedException broken(int index, String what, Variable input) {
    return new FunctionFailedException(
        new FailureText(this, index, what, FailureText.of(input)), null);
  }

  /** Returns the exception for a stage that changed the numbers it was given. */
  FunctionFailedException changedInput(ChangedInputException changed) {
    return changedInput(stageOf(changed.function()), changed);
  }

  /** Asks no function: what it says of equality is its own. */
  private int stageOf(Object function) {
    int index = 0;
    while (functions[index] != function) {
      index++;
    }
    return index;
  }

  private FunctionFailedException changedInput(int index, ChangedInputException changed) {
    String what = "changed element " + changed.index() + " of its input, which no function may,";
    return new FunctionFailedException(
        new FailureText(this, index, what, FailureText.of(changed.input())), null);
  }

  FunctionFailedException failed(int index, String what, Variable input, Throwable cause) {
    return failed(index, what, FailureText.of(input), cause);
  }

  private FunctionFailedException failed(int index, String what, double input, Throwable cause) {
    return failed(index, what, FailureText.of(input), cause);
  }

  /** Returns the exception for what a stage threw, whatever that is. */
  private FunctionFailedException failed(int index, String what, String input, Throwable cause) {
    FailureText.keepInterrupt(cause);
    if (cause instanceof FunctionFailedException inner) {
      return inner; // of a chain in the function: wrapped at every level, a recursion would explode
    }
    requireOpen(); // closed under the call: that is the reason, whatever came of it
    FunctionFailedException failure =
        new FunctionFailedException(new FailureText(this, index, what, input), cause);
    stages.get(index).origin().failed(failure);
    return failure;
  }

  /** Returns {@code stage 2, scale(2),}. */
  private String describe(int index) {
    return "stage " + (index + 1) + ", " + FailureText.abridged(stages.get(index).toString()) + ",";
  }

  @Override
  public String toString() {
    String text = notation;
    if (text == null) {
      StringBuilder builder = new StringBuilder();
      for (Stage stage : stages) {
        builder.append(builder.isEmpty() ? "" : " | ").append(stage);
      }
      text = builder.toString();
      notation = text;
    }
    return Objects.requireNonNull(text);
  }
}
