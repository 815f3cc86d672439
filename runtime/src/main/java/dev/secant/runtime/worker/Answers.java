package dev.secant.runtime.worker;

import static java.util.Objects.requireNonNull;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Domain;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.api.Parameter;
import dev.secant.api.Variable;
import dev.secant.runtime.kernel.StageSequence;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Answers requests, one at a time, with the instances that it has made so far. */
final class Answers {
  /** More of a list than that is of no use to anybody. */
  private static final int LONGEST_LIST = 2000;

  private static final int LONGEST_TEXT = 10_000;

  private final SharedArea area;
  private final Providers providers;
  private final Map<Integer, Object> instances = new HashMap<>();
  private final MessageWriter out = new MessageWriter();
  private final double[] numbers = new double[SharedArea.CAPACITY];
  private final double[] block = StageSequence.newBuffer();
  private final Map<Object, StageSequence> kernels = new IdentityHashMap<>();

  Answers(SharedArea area, Providers providers) {
    this.area = area;
    this.providers = providers;
  }

  /** Code of a plug-in that puts its answer into the message. */
  @FunctionalInterface
  private interface Work {
    void run() throws Throwable;
  }

  /**
   * Returns the answer to a request.
   *
   * @throws BrokenMessageException if it is none; what the plug-in does wrong is an answer
   */
  ByteBuffer to(MessageReader in) throws BrokenMessageException {
    Request request = in.getOneOf(Request.values());
    int id = in.getInt();
    out.clear();
    switch (request) {
      case LOAD -> load(id, in);
      case CREATE -> create(id, in);
      case VALUES -> values(this.<ElementwiseFunction>get(id), in);
      case DERIVATIVES ->
          pointwise(this.<DifferentiableElementwiseFunction>get(id)::derivative, 0, count(in));
      case APPLY -> {
        Variable input = Values.variable(in);
        answer(() -> variable(this.<Function>get(id).apply(input)));
      }
      case BACKWARD -> {
        Variable input = Values.variable(in);
        Variable gradient = Values.variable(in);
        answer(() -> variable(this.<DifferentiableFunction>get(id).backward(input, gradient)));
      }
      case NAME, DESCRIPTION, DOMAIN, EXAMPLES, PARAMETERS ->
          answer(() -> describe(request, get(id)));
    }
    Thread.interrupted(); // set by the plug-in, and no concern of the next call
    return out.message();
  }

  /** By its number; the host asks for none that it has not had made. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private <T> T get(int id) throws BrokenMessageException {
    Object instance = instances.get(id);
    if (instance == null) {
      throw new BrokenMessageException("there is no instance " + id);
    }
    return (T) instance;
  }

  private void answer(Work work) throws BrokenMessageException {
    try {
      out.putByte(Reply.RESULT.ordinal());
      work.run();
    } catch (BrokenMessageException e) {
      throw e;
    } catch (Throwable thrown) { // a plug-in may throw anything
      out.clear().putByte(Reply.FAILURE.ordinal());
      providers.explain(thrown).put(out);
    }
  }

  private void load(int id, MessageReader in) throws BrokenMessageException {
    String plugin = in.getText();
    int count = in.getCount(Integer.BYTES);
    List<String> code = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      code.add(in.getText());
    }
    String className = in.getText();
    answer(() -> made(id, providers.create(plugin, code, className)));
  }

  private void create(int id, MessageReader in) throws BrokenMessageException {
    FunctionFactory factory = get(in.getInt());
    List<Parameter> parameters = Values.parameters(in);
    // As an object: the verifier lets anything pass where the type is an interface.
    answer(() -> made(id, factory.create(Values.arguments(in, parameters))));
  }

  private void made(int id, @Nullable Object instance) {
    if (instance == null) {
      putNull();
    } else {
      instances.put(id, instance);
      Traits.of(instance).put(out);
    }
  }

  private void putNull() {
    out.clear().putByte(Reply.NULL.ordinal());
  }

  private void variable(@Nullable Variable value) {
    if (value == null) {
      putNull();
    } else {
      Values.put(out, value);
    }
  }

  private static int count(MessageReader in) throws BrokenMessageException {
    int count = in.getInt();
    if (count < 1 || count > SharedArea.CAPACITY) {
      throw new BrokenMessageException("there are no " + count + " numbers");
    }
    return count;
  }

  /** By the kernel of the function if it has one, as in the host, unless that is not to be. */
  private void values(ElementwiseFunction function, MessageReader in)
      throws BrokenMessageException {
    int count = count(in);
    boolean oneByOne = in.getBoolean();
    if (function instanceof BulkFunction bulk && !oneByOne && count > 1) {
      int done = blocks(bulk, count);
      if (done < count) { // its kernel threw, and each number is to be asked for
        pointwise(function::forward, done, count);
        return;
      }
      out.putByte(Reply.RESULT.ordinal());
    } else {
      pointwise(function::forward, 0, count);
    }
  }

  /** Returns how many values there are. */
  private int blocks(BulkFunction function, int count) {
    StageSequence kernel =
        kernels.computeIfAbsent(function, key -> StageSequence.of(List.of(function)));
    int start = 0;
    try {
      while (start < count) {
        int length = Math.min(StageSequence.BLOCK, count - start);
        area.setPlace(start);
        area.getNumbers(start, block, length);
        kernel.run(block, block, length);
        area.putValues(start, block, length);
        start += length;
      }
    } catch (Throwable thrown) { // which the function will throw once more, and be blamed for
      return start;
    }
    return count;
  }

  private void pointwise(DoubleUnaryOperator operator, int from, int to) {
    area.getNumbers(0, numbers, to);
    int i = from;
    try {
      for (; i < to; i++) {
        area.setPlace(i);
        area.putValue(i, operator.applyAsDouble(numbers[i]));
      }
      out.putByte(Reply.RESULT.ordinal());
    } catch (Throwable thrown) { // a plug-in may throw anything
      out.clear().putByte(Reply.FAILURE.ordinal()).putInt(i);
      providers.explain(thrown).put(out);
    }
  }

  private void describe(Request request, Object instance) {
    Function function = instance instanceof Function known ? known : null;
    FunctionFactory factory = instance instanceof FunctionFactory known ? known : null;
    if (function == null && factory == null) {
      putNull();
    } else if (request == Request.PARAMETERS) {
      parameters(factory);
    } else if (request == Request.EXAMPLES) {
      examples(function, factory);
    } else if (request == Request.DOMAIN) {
      domain(function);
    } else if (request == Request.NAME) {
      text(function != null ? function.name() : requireNonNull(factory).name());
    } else {
      text(function != null ? function.description() : requireNonNull(factory).description());
    }
  }

  private void text(@Nullable String text) {
    if (text == null) {
      putNull();
    } else {
      out.putText(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
    }
  }

  private void domain(@Nullable Function function) {
    Domain domain = function == null ? null : function.domain();
    if (domain == null) {
      putNull();
    } else {
      Values.put(out, domain);
    }
  }

  private void parameters(@Nullable FunctionFactory factory) {
    List<Parameter> parameters = factory == null ? null : factory.parameters();
    if (parameters == null) {
      putNull();
    } else {
      Values.put(out, copy(parameters));
    }
  }

  private void examples(@Nullable Function function, @Nullable FunctionFactory factory) {
    List<Example> examples =
        function != null ? function.examples() : requireNonNull(factory).examples();
    if (examples == null) {
      putNull();
    } else {
      List<Parameter> parameters = factory == null ? List.of() : factory.parameters();
      Values.put(out, new ArrayList<>(parameters));
      Values.putExamples(out, copy(examples), parameters);
    }
  }

  /** The list is the plug-in's own: it is asked once, and not for ever. */
  private static <T> List<@Nullable T> copy(List<T> list) {
    List<@Nullable T> copy = new ArrayList<>();
    for (T each : list) {
      if (copy.size() == LONGEST_LIST) {
        break;
      }
      copy.add(each);
    }
    return copy;
  }
}
