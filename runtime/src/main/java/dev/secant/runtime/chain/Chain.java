package dev.secant.runtime.chain;

import dev.secant.api.Arguments;
import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Domain;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Functions applied one after the other: {@code square | exp | square} computes {@code
 * square(exp(square(x)))}.
 *
 * <p>A chain is a {@link Function} itself. It is also an {@link ElementwiseFunction} if all its
 * stages are (and then a {@link BulkFunction}, whose kernel runs those of the stages), and a {@link
 * DifferentiableFunction} if all its stages are, so that {@code instanceof} tells the truth.
 *
 * <pre>{@code
 * Chain f = registry.chain("square | exp | square");
 * double y = f.valueAt(0.5);
 * Chain g = Chain.of(f, ElementwiseFunction.of("half", x -> x / 2));
 * }</pre>
 *
 * <p><b>Failures:</b> whatever a stage throws, errors such as {@link StackOverflowError} included,
 * and what breaks the contract of {@link Function} (null, another shape from an elementwise
 * function, an input changed by a kernel, which never is the caller's array) leaves a chain as one
 * {@link FunctionFailedException} that names the stage and its input. So does {@code ThreadDeath}:
 * a function may throw it, and the JVM raises none from Java 20 on.
 *
 * <p>A chain works until the registry it came from is closed; every call after that throws {@link
 * IllegalStateException}. Two chains are equal only if they are one object, as functions are.
 *
 * <p><b>NaN:</b> from a stage, it is handed on; it is no error. Immutable and thread-safe, as far
 * as its functions are.
 */
public abstract sealed class Chain implements Function
    permits ElementwiseChain, DifferentiableElementwiseChain, DifferentiableChain, GeneralChain {
  private final Pipeline pipeline;

  Chain(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * Returns the chain that applies {@code first}, then the others in their order. A chain among
   * them contributes its stages, with what they know about where they come from.
   *
   * @throws IllegalStateException if a function has no legal name, as a lambda has not
   * @throws IllegalArgumentException if a function calls itself by a name that is not legal
   * @throws NullPointerException if a function or its name is null
   */
  public static Chain of(Function first, Function... rest) {
    List<Stage> stages = new ArrayList<>();
    addStages(stages, Objects.requireNonNull(first, "first must not be null"));
    Objects.requireNonNull(rest, "rest must not be null");
    for (int i = 0; i < rest.length; i++) {
      int index = i;
      addStages(
          stages, Objects.requireNonNull(rest[i], () -> "rest[" + index + "] must not be null"));
    }
    return ofFlat(stages);
  }

  /**
   * Returns the chain of the given stages. A stage whose function is a chain contributes the stages
   * of that if it comes from code and has no arguments; otherwise it stays one stage, with its
   * name, arguments and origin.
   *
   * @param stages at least one, in the order of evaluation; copied
   * @throws IllegalArgumentException if {@code stages} is empty
   * @throws NullPointerException if {@code stages} or a stage is null
   */
  public static Chain of(List<Stage> stages) {
    Objects.requireNonNull(stages, "stages must not be null");
    List<Stage> flat = new ArrayList<>(stages.size());
    for (Stage stage : stages) {
      if (stage == null) {
        throw new NullPointerException("stages[" + flat.size() + "] must not be null");
      }
      if (stage.function() instanceof Chain chain && isTransparent(stage)) {
        flat.addAll(chain.stages());
      } else {
        flat.add(stage);
      }
    }
    if (flat.isEmpty()) {
      throw new IllegalArgumentException("stages must hold at least one stage, was empty");
    }
    return ofFlat(flat);
  }

  /** Nothing is known of it that its own stages do not say as well. */
  private static boolean isTransparent(Stage stage) {
    return stage.origin().equals(Origin.code()) && stage.arguments().equals(Arguments.none());
  }

  /**
   * Returns the chain that a text describes in either notation: {@code square | exp | square} or
   * {@code square(exp(square(x)))}, with arguments as in {@code scale(2)}, {@code clip(min=0,
   * max=1)}, {@code scale:2} and {@code pow(3)(square(x))}.
   *
   * <p>White space of any kind may stand between names, numbers and signs. Numbers are decimal,
   * with {@code Infinity} and {@code inf} (in capitals too) for infinity; NaN and numbers out of
   * the range of doubles are refused. The text a chain {@linkplain #toString() prints} is read back
   * to the same functions and arguments. Cost: linear in the length of the text and, whatever the
   * depth of parentheses, flat on the stack; nothing is looked up before the whole text has been
   * read.
   *
   * @param resolver finds the function behind each name; a registry is one
   * @throws ChainSyntaxException if the text does not follow the notation, or {@code resolver}
   *     throws {@link IllegalArgumentException} for a name or its arguments, which is the cause
   *     then; whatever else it throws passes
   * @throws NullPointerException if {@code text} or {@code resolver} is null
   */
  public static Chain parse(String text, StageResolver resolver) {
    Objects.requireNonNull(text, "text must not be null");
    Objects.requireNonNull(resolver, "resolver must not be null");
    return of(StageLookup.resolve(text, ChainParser.parse(text), resolver));
  }

  /**
   * Returns the chain that separate words describe, as a shell hands them over: {@code square
   * scale:2 square}.
   *
   * <p>The words are joined into one text, with {@code |} between two words where one stage can end
   * and the next begin, and a blank elsewhere: beside a bar, comma, colon or equals sign, before a
   * parenthesis, and inside parentheses. So a single word may hold a whole chain in either
   * notation, a word may hold a part of one ({@code "square | exp" square}), and bars may be words.
   * Positions in a {@link ChainSyntaxException} refer to the joined text. An empty word is a
   * missing function.
   *
   * @throws ChainSyntaxException as {@link #parse(String, StageResolver)} does; also if there is no
   *     word
   * @throws NullPointerException if {@code words}, a word or {@code resolver} is null
   */
  public static Chain parse(List<String> words, StageResolver resolver) {
    List<String> copy = new ArrayList<>(Objects.requireNonNull(words, "words must not be null"));
    for (int i = 0; i < copy.size(); i++) {
      if (copy.get(i) == null) {
        throw new NullPointerException("words[" + i + "] must not be null");
      }
    }
    return parse(ChainWords.join(copy), resolver);
  }

  /**
   * Returns this chain followed by {@code next}; a chain contributes its stages. Cost: a copy of
   * the list of stages.
   *
   * @throws IllegalStateException if {@code next} has no legal name, as a lambda has not
   * @throws IllegalArgumentException if {@code next} calls itself by a name that is not legal
   * @throws NullPointerException if {@code next} is null
   */
  public Chain then(Function next) {
    List<Stage> stages = new ArrayList<>(stages());
    addStages(stages, Objects.requireNonNull(next, "next must not be null"));
    return ofFlat(stages);
  }

  private static void addStages(List<Stage> stages, Function function) {
    if (function instanceof Chain chain) {
      stages.addAll(chain.stages());
    } else {
      stages.add(Stage.of(function));
    }
  }

  private static Chain ofFlat(List<Stage> stages) {
    Pipeline pipeline = new Pipeline(stages);
    boolean elementwise = pipeline.isMadeOf(ElementwiseFunction.class);
    if (pipeline.isMadeOf(DifferentiableFunction.class)) {
      return elementwise
          ? new DifferentiableElementwiseChain(pipeline)
          : new DifferentiableChain(pipeline);
    }
    return elementwise ? new ElementwiseChain(pipeline) : new GeneralChain(pipeline);
  }

  final Pipeline pipeline() {
    return pipeline;
  }

  /** Returns the stages in the order of evaluation, at least one; immutable. */
  public List<Stage> stages() {
    return pipeline.stages();
  }

  /**
   * Returns the value at a number.
   *
   * <p>Cost: one call a stage; elementwise stages allocate nothing. After some 130,000 numbers an
   * elementwise chain of up to 32 stages becomes one call, which the JIT compiler compiles by
   * itself, in about half a millisecond; the result is the same bit by bit. Where a stage fails
   * then, it is called once more, to blame it.
   *
   * @param x argument; any double, NaN and the infinities included
   * @throws ArrayResultException if the result is an array and not a number, the message naming the
   *     stage that made it one
   * @throws IllegalStateException if the registry of a stage is closed
   * @throws FunctionFailedException if a stage fails
   */
  public double valueAt(double x) {
    return pipeline.valueAt(x);
  }

  /**
   * Sets {@code y[i]} to the value at {@code x[i]}, for {@code i} in {@code [0, length)}, in the
   * calling thread. See {@link #valuesAt(double[], double[], int, int)}.
   *
   * @throws IllegalArgumentException if {@code length} is negative or beyond the end of an array
   * @throws ArrayResultException if the result at a number is an array
   * @throws IllegalStateException if the registry of a stage is closed
   * @throws FunctionFailedException if a stage fails
   */
  public void valuesAt(double[] x, double[] y, int length) {
    valuesAt(x, y, length, 1);
  }

  /**
   * Sets {@code y[i]} to the value at {@code x[i]}, for {@code i} in {@code [0, length)}: every
   * number by itself, with the same bits as {@link #valueAt} gives, whatever the length, the place
   * in the array and the number of threads.
   *
   * <p>Numbers of an elementwise chain are computed in blocks of up to 512, one stage at a time: by
   * its kernel if it is a {@link BulkFunction}, else by a loop in which the JIT compiler inlines
   * its {@code forward}. A kernel gets arrays of the chain's own, never {@code x} or {@code y}.
   * Other chains are called for one number after the other.
   *
   * <p>Cost: one call a stage and number, and a buffer of 5 KB that is kept for the next call; on
   * several threads, up to one for each 32,768 numbers; up to 15 numbers, none. Where a stage
   * fails, the block with the failure is computed a second time, to blame the number; the failure
   * is the one that {@link #valueAt} throws for the first such number.
   *
   * @param x arguments; not modified unless {@code y} is the same array
   * @param y receives the values; beyond {@code length} it is left alone. After a failure, what it
   *     holds before is not defined
   * @param length number of elements, from 0 to the length of the shorter array
   * @param threads at least 1; 1 is the calling thread. More are started for this call and ended
   *     with it, no more than there are slices of 32,768 numbers; all functions must then be
   *     thread-safe, as {@link Function} demands
   * @throws IllegalArgumentException if {@code length} is negative or beyond the end of an array,
   *     or {@code threads} is below 1
   * @throws ArrayResultException if the result at a number is an array
   * @throws IllegalStateException if the registry of a stage is closed
   * @throws FunctionFailedException if a stage fails
   * @throws java.util.concurrent.CancellationException if there are several threads and the calling
   *     one is interrupted, which it stays; a thread may then still be at work on {@code y}
   * @throws NullPointerException if an array is null
   */
  public void valuesAt(double[] x, double[] y, int length, int threads) {
    requireLength(x, y, length);
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    pipeline.valuesAt(x, y, length, threads);
  }

  static void requireLength(double[] x, double[] y, int length) {
    Objects.requireNonNull(x, "x must not be null");
    Objects.requireNonNull(y, "y must not be null");
    int shorter = Math.min(x.length, y.length);
    if (length < 0 || length > shorter) {
      throw new IllegalArgumentException(
          "length must be from 0 to "
              + shorter
              + ", the length of the shorter array, was "
              + length);
    }
  }

  /**
   * Returns the value at an array, one stage after the other.
   *
   * <p>An array of 16 elements or more, whose stages are elementwise and have no {@code apply} of
   * their own, is computed in blocks as by {@link #valuesAt(double[], double[], int)}, with the
   * same bits. Where a stage fails then, all are applied to the whole array again, to blame it.
   *
   * @param input argument, of any shape the stages accept; not modified
   * @return the value, of the shape of {@code input} if all stages are elementwise
   * @throws IllegalStateException if the registry of a stage is closed
   * @throws FunctionFailedException if a stage fails, also for the shape of {@code input}
   * @throws NullPointerException if {@code input} is null
   */
  @Override
  public Variable apply(Variable input) {
    return pipeline.apply(Objects.requireNonNull(input, "input must not be null"));
  }

  /**
   * Throws: a chain has no name of its own, and its notation, which {@link #toString()} returns, is
   * no legal one. To use a chain under a name, wrap it: {@code Stage.of(name, Arguments.none(),
   * chain, origin)}.
   *
   * @throws IllegalStateException always
   */
  @Override
  public String name() {
    throw new IllegalStateException(
        "a chain has no name; its notation is '"
            + FailureText.abridged(toString())
            + "', by toString()");
  }

  /**
   * Returns the domain of the first stage. The chain may be defined on less: {@code shift(-1) |
   * log} is, where the second stage has no value.
   *
   * @throws IllegalStateException if the registry of a stage is closed
   * @throws FunctionFailedException if the first stage fails to tell
   */
  @Override
  public Domain domain() {
    return pipeline.domain();
  }

  /**
   * Returns the chain in its notation, with arguments in full: {@code square | scale(2) | clip(
   * min=0, max=1)}. It {@linkplain #parse(String, StageResolver) reads back} to the same functions.
   */
  @Override
  public String toString() {
    return pipeline.toString();
  }
}
