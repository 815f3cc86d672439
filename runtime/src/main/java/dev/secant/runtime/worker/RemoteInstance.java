package dev.secant.runtime.worker;

import dev.secant.api.Arguments;
import dev.secant.api.Decimal;
import dev.secant.api.Parameter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An instance of a plug-in, of which each worker that is asked for it makes one of its own: so it
 * outlives them. Thread-safe.
 */
final class RemoteInstance {
  /** Workers that it may end one after the other, without a single answer in between. */
  private static final int MOST_LOST = 1000;

  /** Workers that it may end one after the other while it is only made. */
  private static final int MOST_LOST_IN_MAKING = 3;

  /**
   * How it is made: from a class, or by a factory.
   *
   * @param factory null if it is made from a class
   * @param parameters of the factory
   * @param limit the longest time for making it, and for each call that does not compute
   * @param givenUp is told why it is not asked any more
   */
  record Origin(
      String className,
      @Nullable RemoteInstance factory,
      List<Parameter> parameters,
      Arguments arguments,
      Duration limit,
      Consumer<String> givenUp) {
    static Origin ofClass(String className, Duration limit, Consumer<String> givenUp) {
      return new Origin(className, null, List.of(), Arguments.none(), limit, givenUp);
    }
  }

  /** Puts what a request needs into its message. */
  @FunctionalInterface
  interface Body {
    void put(MessageWriter out);
  }

  /** Takes the result out of an answer. */
  @FunctionalInterface
  interface Result<T> {
    T get(MessageReader in) throws BrokenMessageException;
  }

  /** What is done with a worker that has the instance. */
  @FunctionalInterface
  private interface Use<T> {
    @Nullable T with(Worker worker) throws WorkerLostException;
  }

  /**
   * How far some numbers were computed.
   *
   * @param done how many values there are
   * @param fault how the next number failed, or null
   * @param lost how it ended the worker, or null
   */
  record Part(int done, @Nullable Fault fault, @Nullable WorkerLostException lost) {}

  private final RemotePlugin plugin;
  private final Origin origin;
  private final int id;
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger lostInMaking = new AtomicInteger();
  private volatile @Nullable Fault givenUp;

  RemoteInstance(RemotePlugin plugin, Origin origin) {
    this.plugin = plugin;
    this.origin = origin;
    this.id = plugin.newInstance();
  }

  /** Returns a function that this factory makes; it is made when it is first asked for. */
  RemoteInstance created(List<Parameter> parameters, Arguments arguments) {
    return new RemoteInstance(
        plugin,
        new Origin(
            origin.className(), this, parameters, arguments, origin.limit(), origin.givenUp()));
  }

  /**
   * Makes it.
   *
   * @return what it is, or null if a factory has made none
   */
  @Nullable Traits makeIfAny() {
    return withWorker(false, this::makeIn);
  }

  Traits make() {
    Traits traits = makeIfAny();
    return traits == null ? Traits.of(this) : traits;
  }

  private @Nullable Traits makeIn(Worker worker) throws WorkerLostException {
    RemoteInstance factory = origin.factory();
    if (factory != null) {
      factory.ensureIn(worker);
    }
    MessageWriter out = worker.request(factory == null ? Request.LOAD : Request.CREATE, id);
    if (factory == null) {
      plugin.put(out);
      out.putText(origin.className());
    } else {
      out.putInt(factory.id);
      Values.put(out, List.copyOf(origin.parameters()));
      Values.put(out, origin.arguments(), origin.parameters());
    }
    String activity = factory == null ? "the constructor" : "create(" + origin.arguments() + ")";
    Traits traits = answer(worker, origin.limit(), () -> activity, Traits::get);
    if (traits != null) {
      worker.addInstance(id);
    }
    return traits;
  }

  private void ensureIn(Worker worker) throws WorkerLostException {
    if (worker.hasInstance(id)) {
      return;
    }
    try {
      makeIn(worker);
      lostInMaking.set(0);
    } catch (WorkerLostException e) {
      if (lostInMaking.incrementAndGet() >= MOST_LOST_IN_MAKING) {
        giveUp(sentence(e) + ", " + MOST_LOST_IN_MAKING + " times in succession");
      }
      throw e;
    }
  }

  /**
   * Asks for something that takes one answer.
   *
   * @param isCall whether it computes, and has the time that has
   * @return null if the plug-in returned null
   */
  <T> @Nullable T ask(
      Request request, boolean isCall, Supplier<String> activity, Body body, Result<T> result) {
    Duration time = isCall ? plugin.pool().limits().call() : origin.limit();
    return withWorker(
        true,
        worker -> {
          body.put(worker.request(request, id));
          return answer(worker, time, activity, result);
        });
  }

  private static <T> @Nullable T answer(
      Worker worker, Duration time, Supplier<String> activity, Result<T> result)
      throws WorkerLostException {
    MessageReader in = worker.exchange(time, activity);
    try {
      return switch (in.getOneOf(Reply.values())) {
        case RESULT -> result.get(in);
        case NULL -> null;
        case FAILURE -> throw Fault.get(in).exception();
      };
    } catch (BrokenMessageException e) {
      throw worker.lost(e, activity);
    }
  }

  /**
   * Computes at {@code x[start]} to {@code x[start + count - 1]}, up to the first that fails.
   *
   * @param y receives the values, at the same places
   * @param oneByOne whether the kernel of the function is not to be used
   */
  Part compute(Request request, double[] x, double[] y, int start, int count, boolean oneByOne) {
    Part part = withWorker(true, worker -> compute(worker, request, x, y, start, count, oneByOne));
    return part == null ? new Part(0, null, null) : part;
  }

  private Part compute(
      Worker worker,
      Request request,
      double[] x,
      double[] y,
      int start,
      int count,
      boolean oneByOne) {
    SharedArea area = worker.area();
    area.putNumbers(x, start, count);
    worker.request(request, id).putInt(count).putBoolean(oneByOne);
    Supplier<String> activity =
        () ->
            (request == Request.VALUES ? "forward(" : "derivative(")
                + Decimal.toString(x[start + place(area, count)])
                + ")";
    int done;
    Fault fault = null;
    WorkerLostException loss = null;
    try {
      MessageReader in = worker.exchange(plugin.pool().limits().call(), activity);
      done = count;
      if (in.getOneOf(Reply.values()) == Reply.FAILURE) {
        done = Math.min(Math.max(0, in.getInt()), count - 1);
        fault = Fault.get(in);
      }
    } catch (BrokenMessageException e) {
      loss = worker.lost(e, activity);
      done = place(area, count);
    } catch (WorkerLostException e) {
      loss = e;
      done = place(area, count);
    }
    area.getValues(y, start, done);
    if (done > 0) {
      lost.set(0);
    }
    if (loss != null) {
      countLost(loss);
    }
    return new Part(done, fault, loss);
  }

  /** What ended a worker before it came to the first number is put down to that. */
  private static int place(SharedArea area, int count) {
    return Math.min(Math.max(0, area.place()), count - 1);
  }

  private <T> @Nullable T withWorker(boolean isToBeMade, Use<T> use) {
    boolean mayTryAgain = true;
    while (true) {
      Fault hopeless = givenUp;
      if (hopeless != null) {
        throw hopeless.exception();
      }
      plugin.requireOpen();
      Worker worker = take();
      try {
        if (isToBeMade) {
          ensureIn(worker);
        }
        T result = use.with(worker);
        if (worker.isAlive()) {
          lost.set(0);
        }
        return result;
      } catch (WorkerLostException e) {
        plugin.requireOpen(); // closed under the call: that is the reason
        if (!e.isFromOutside() || !mayTryAgain) {
          countLost(e);
          throw fault(e).exception();
        }
        mayTryAgain = false;
      } catch (RuntimeException | Error e) {
        if (!(e instanceof Faulty)) {
          worker.kill(); // in the middle of a conversation, which cannot be gone on with
        }
        throw e;
      } finally {
        plugin.pool().giveBack(worker);
      }
    }
  }

  private Worker take() {
    try {
      return plugin.pool().take();
    } catch (IOException e) {
      throw Fault.of(
              Fault.Kind.WORKER_UNAVAILABLE, subject() + " could not be started: " + e.getMessage())
          .exception();
    }
  }

  private void countLost(WorkerLostException e) {
    plugin.requireOpen();
    if (lost.incrementAndGet() >= MOST_LOST) {
      giveUp(sentence(e) + ", and " + MOST_LOST + " workers ended before without a single answer");
    }
  }

  private void giveUp(String sentence) {
    givenUp = Fault.of(Fault.Kind.WORKER_ENDED, sentence + "; it is not asked any more");
    origin.givenUp().accept(sentence);
  }

  /** Returns what to say of a worker that is gone. */
  Fault fault(WorkerLostException e) {
    return Fault.of(e.isTimeout() ? Fault.Kind.TIMED_OUT : Fault.Kind.WORKER_ENDED, sentence(e));
  }

  private String sentence(WorkerLostException e) {
    return subject() + " " + e.getMessage();
  }

  private String subject() {
    return "the worker of plug-in " + plugin.id();
  }
}
