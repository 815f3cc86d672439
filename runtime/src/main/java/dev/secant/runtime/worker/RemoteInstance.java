package dev.secant.runtime.worker;

import static java.util.Objects.requireNonNull;

import dev.secant.api.Arguments;
import dev.secant.api.Decimal;
import dev.secant.api.Parameter;
import java.io.IOException;
import java.lang.ref.Reference;
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
   * Numbers to compute at: {@code x[start]} to {@code x[start + count - 1]}, up to the first that
   * fails.
   *
   * @param y receives the values, at the same places
   * @param oneByOne whether the kernel of the function is not to be used
   * @param isSuspect whether it has to be a new worker, as one has ended at these before
   */
  @SuppressWarnings("ArrayRecordComponent") // of this package alone, and never compared
  record Batch(
      Request request,
      double[] x,
      double[] y,
      int start,
      int count,
      boolean oneByOne,
      boolean isSuspect) {
    String activity(SharedArea area) {
      return (request == Request.VALUES ? "forward(" : "derivative(")
          + Decimal.toString(x[start + place(area)])
          + ")";
    }

    /** What ended a worker before it came to the first number is put down to that. */
    int place(SharedArea area) {
      return Math.min(Math.max(0, area.place()), count - 1);
    }
  }

  /**
   * How far some numbers were computed.
   *
   * @param done how many values there are
   * @param fault how the next number failed, or null
   * @param lost how it ended the worker, or null
   * @param isProven whether nothing else than that number can have ended it
   */
  record Part(
      int done, @Nullable Fault fault, @Nullable WorkerLostException lost, boolean isProven) {}

  private final RemotePlugin plugin;
  private final Origin origin;
  private final int id;
  private final LossCount losses = new LossCount();
  private final AtomicInteger lostInMaking = new AtomicInteger();
  private volatile @Nullable Fault givenUp;

  RemoteInstance(RemotePlugin plugin, Origin origin) {
    this.plugin = plugin;
    this.origin = origin;
    this.id = plugin.newInstance(this);
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
    return withWorker(false, false, this::makeIn);
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
      Traits traits = makeIn(worker);
      lostInMaking.set(0);
      if (traits == null) {
        String what = "create(" + origin.arguments() + ") returned null, which it did not before";
        throw new Fault("THREW", what, what).exception();
      }
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
        false,
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

  /** Computes at some numbers, up to the first that fails. */
  Part compute(Batch batch) {
    return requireNonNull(withWorker(true, batch.isSuspect(), worker -> compute(worker, batch)));
  }

  private Part compute(Worker worker, Batch batch) {
    SharedArea area = worker.area();
    area.putNumbers(batch.x(), batch.start(), batch.count());
    worker.request(batch.request(), id).putInt(batch.count()).putBoolean(batch.oneByOne());
    Supplier<String> activity = () -> batch.activity(area);
    int done;
    Fault fault = null;
    WorkerLostException loss = null;
    try {
      MessageReader in = worker.exchange(plugin.pool().limits().call(), activity);
      done = batch.count();
      Reply reply = in.getOneOf(Reply.values());
      if (reply == Reply.FAILURE) {
        done = Math.min(Math.max(0, in.getInt()), batch.count() - 1);
        fault = Fault.get(in);
      } else if (reply != Reply.RESULT) {
        throw new BrokenMessageException("numbers cannot be null");
      }
    } catch (BrokenMessageException e) {
      loss = worker.lost(e, activity);
      done = batch.place(area);
    } catch (WorkerLostException e) {
      loss = e;
      done = batch.place(area);
    }
    area.getValues(batch.y(), batch.start(), done);
    if (done > 0) {
      losses.clear();
    }
    if (loss != null) {
      countLost(loss);
    }
    return new Part(done, fault, loss, loss != null && isProven(loss, worker, done));
  }

  /**
   * Whether a call is to be blamed for the end of its worker. What happened before may be the
   * reason unless the worker is new: a thread that was left behind, or memory that was not freed.
   */
  private static boolean isProven(WorkerLostException loss, Worker worker, int done) {
    return loss.isTimeout() || (worker.isNew() && done == 0 && !loss.isFromOutside());
  }

  private <T> @Nullable T withWorker(boolean isToBeMade, boolean isToBeNew, Use<T> use) {
    boolean isSecondTry = isToBeNew;
    while (true) {
      Fault hopeless = givenUp;
      if (hopeless != null) {
        throw hopeless.exception();
      }
      plugin.requireOpen();
      Worker worker = take(isSecondTry);
      try {
        if (isToBeMade) {
          ensureIn(worker);
        }
        T result = use.with(worker);
        if (worker.isAlive()) {
          losses.clear();
        }
        return result;
      } catch (WorkerLostException e) {
        plugin.requireOpen(); // closed under the call: that is the reason
        if (isSecondTry || isProven(e, worker, 0)) {
          countLost(e);
          throw fault(e).exception();
        }
        isSecondTry = true;
      } catch (RuntimeException | Error e) {
        if (!(e instanceof Faulty)) {
          worker.kill(); // in the middle of a conversation, which cannot be gone on with
        }
        throw e;
      } finally {
        plugin.pool().giveBack(worker);
        Reference.reachabilityFence(this); // or the worker would be told to forget it
      }
    }
  }

  private Worker take(boolean isToBeNew) {
    try {
      return plugin.pool().take(isToBeNew);
    } catch (IOException e) {
      throw Fault.of(
              Fault.Kind.WORKER_UNAVAILABLE, subject() + " could not be started: " + e.getMessage())
          .exception();
    }
  }

  private void countLost(WorkerLostException e) {
    plugin.requireOpen();
    int count = losses.add(e.isTimeout() ? plugin.pool().limits().call() : Duration.ZERO);
    if (count > 0) {
      giveUp(sentence(e) + ", and so " + count + " workers in succession without a single answer");
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
