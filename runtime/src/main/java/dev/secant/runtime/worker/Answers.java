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
import dev.secant.runtime.kernel.ChangedInputException;
import dev.secant.runtime.kernel.StageSequence;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Answers requests, one at a time, with the instances that it has made so far. */
final class Answers {
  private static final int LONGEST_TEXT = 10_000;

  private final SharedArea area;
  private final Providers providers;
  private final Map<Integer, Held> instances = new HashMap<>();
  private final MessageWriter out = new MessageWriter();
  private final double[] numbers = new double[SharedArea.CAPACITY];
  private final double[] block = StageSequence.newBuffer();

  /** Of the request: the answer begins with it. */
  private int sequence;

  Answers(SharedArea area, Providers providers) {
    this.area = area;
    this.providers = providers;
  }

  /**
   * An instance.
   *
   * @param plugin by its key
   * @param kernel null if it has none
   */
  private record Held(Object instance, int plugin, @Nullable StageSequence kernel) {
    /** The kernel is guarded as it is in the host. */
    static Held of(Object instance, int plugin) {
      return new Held(
          instance,
          plugin,
          instance instanceof BulkFunction bulk ? StageSequence.of(List.of(bulk)) : null);
    }
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
    sequence = in.getInt();
    int count = in.getCount(Integer.BYTES);
    for (int i = 0; i < count; i++) {
      forget(in.getInt());
    }
    Request request = in.getOneOf(Request.values());
    int id = in.getInt();
    switch (request) {
      case LOAD -> load(id, in);
      case CREATE -> create(id, in);
      case VALUES -> values(held(id), in);
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

  /** The number is that of an instance or of a plug-in. */
  private void forget(int key) {
    if (instances.remove(key) == null) {
      instances.values().removeIf(held -> held.plugin() == key);
      providers.forget(key);
    }
  }

  /** Lets go what a long answer has taken, once it is sent. */
  void clear() {
    out.clear();
  }

  /** By its number; the host asks for none that it has not had made. */
  private Held held(int id) throws BrokenMessageException {
    Held held = instances.get(id);
    if (held == null) {
      throw new BrokenMessageException("there is no instance " + id);
    }
    providers.enter(held.plugin());
    return held;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private <T> T get(int id) throws BrokenMessageException {
    return (T) held(id).instance();
  }

  /** Begins an answer, in place of one that was begun. */
  private MessageWriter begin(Reply reply) {
    return out.clear().putInt(sequence).putEnum(reply);
  }

  private void answer(Work work) throws BrokenMessageException {
    try {
      begin(Reply.RESULT);
      work.run();
    } catch (BrokenMessageException e) {
      throw e;
    } catch (Throwable thrown) { // a plug-in may throw anything
      Fault fault = providers.explain(thrown);
      fault.put(begin(Reply.FAILURE));
    }
  }

  private void load(int id, MessageReader in) throws BrokenMessageException {
    int key = in.getInt();
    String plugin = in.getText();
    int count = in.getCount(Integer.BYTES);
    List<String> code = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      code.add(in.getText());
    }
    String className = in.getText();
    answer(() -> made(id, key, providers.create(key, plugin, code, className)));
  }

  private void create(int id, MessageReader in) throws BrokenMessageException {
    Held maker = held(in.getInt());
    FunctionFactory factory = (FunctionFactory) maker.instance();
    List<Parameter> parameters = Values.parameters(in);
    // As an object: the verifier lets anything pass where the type is an interface.
    answer(() -> made(id, maker.plugin(), factory.create(Values.arguments(in, parameters))));
  }

  private void made(int id, int plugin, @Nullable Object instance) {
    if (instance == null) {
      putNull();
    } else {
      instances.put(id, Held.of(instance, plugin));
      Traits.of(instance).put(out);
    }
  }

  private void putNull() {
    begin(Reply.NULL);
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
  private void values(Held held, MessageReader in) throws BrokenMessageException {
    ElementwiseFunction function = (ElementwiseFunction) held.instance();
    int count = count(in);
    boolean oneByOne = in.getBoolean();
    StageSequence kernel = held.kernel();
    int done = 0;
    begin(Reply.RESULT);
    if (kernel != null && !oneByOne) {
      try {
        done = blocks(kernel, count);
      } catch (ChangedInputException changed) {
        int start = area.place();
        Fault.ofChangedInput(changed.index()).put(begin(Reply.FAILURE).putInt(start));
        return;
      }
    }
    if (done < count) { // also if its kernel threw, and each number is to be asked for
      pointwise(function::forward, done, count);
    }
  }

  /** Returns how many values there are. */
  private int blocks(StageSequence kernel, int count) {
    double[] values = new double[block.length];
    int start = 0;
    try {
      while (start < count) {
        int length = Math.min(StageSequence.BLOCK, count - start);
        area.setPlace(start);
        area.getNumbers(start, block, length);
        kernel.run(block, values, length);
        area.putValues(start, values, length);
        start += length;
      }
    } catch (ChangedInputException changed) {
      throw changed;
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
      begin(Reply.RESULT);
    } catch (Throwable thrown) { // a plug-in may throw anything
      Fault fault = providers.explain(thrown);
      fault.put(begin(Reply.FAILURE).putInt(i));
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
      Values.put(out, copy(parameters));
      Values.putExamples(out, copy(examples), parameters);
    }
  }

  /** The list is the plug-in's own: it is asked once, and not for ever. */
  private static <T> List<@Nullable T> copy(List<T> list) {
    List<@Nullable T> copy = new ArrayList<>();
    for (T each : list) {
      if (copy.size() == Values.LONGEST_LIST) {
        break;
      }
      copy.add(each);
    }
    return copy;
  }
}
