package dev.secant.runtime.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.secant.api.Arguments;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.TestFunctions.Twice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what leaves a chain when one of its functions fails. */
class FunctionFailedExceptionTest {
  private static final Function TWICE = new Twice();

  /** Throws what it is given, checked or not. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private static ElementwiseFunction throwing(Supplier<Throwable> thrown) {
    return ElementwiseFunction.of(
        "bad",
        x -> {
          FunctionFailedExceptionTest.<RuntimeException>raise(thrown.get());
          return x;
        });
  }

  private static Stage stage(Function function) {
    return Stage.of("bad", Arguments.none(), function, TestFunctions.ORIGIN);
  }

  /** twice | bad | twice, with bad from plug-in acme. */
  private static Chain around(Function bad) {
    return Chain.of(List.of(Stage.of(TWICE), stage(bad), Stage.of(TWICE)));
  }

  private static FunctionFailedException failureOf(Runnable call) {
    return catchThrowableOfType(FunctionFailedException.class, call::run);
  }

  private static final class Returning implements Function {
    private final Variable result;

    Returning(Variable result) {
      this.result = result;
    }

    @Override
    public Variable apply(Variable input) {
      return result;
    }
  }

  private static final class ShapeChanging implements ElementwiseFunction {
    @Override
    public double forward(double x) {
      return x;
    }

    @Override
    public Variable apply(Variable input) {
      return Variable.of(1, 2);
    }
  }

  private static final class BadGradient implements DifferentiableFunction {
    private final Variable gradient;

    BadGradient(Variable gradient) {
      this.gradient = gradient;
    }

    @Override
    public Variable apply(Variable input) {
      return input;
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      return gradient;
    }
  }

  /** Holds something that cannot be serialized, and throws from wherever it is asked. */
  private static final class HostileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final Object ballast = new Object();

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message from " + ballast.getClass());
    }
  }

  /** Thinks about what to say. */
  private static final class EndlessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      while (true) {
        LockSupport.park();
      }
    }
  }

  @Nested
  class Message {
    @Test
    void namesStageChainInputCausePlugInAndJar() {
      Chain chain = around(throwing(() -> new ArithmeticException("boom")));
      FunctionFailedException failure = failureOf(() -> chain.valueAt(0.125));
      assertThat(failure)
          .hasMessage(
              "bad of plug-in acme (plugins/acme-1.0.jar) failed at input 0.25, as stage 2 of"
                  + " 'twice | bad | twice': java.lang.ArithmeticException: boom")
          .hasCauseInstanceOf(ArithmeticException.class);
      assertThat(failure.chain()).isEqualTo("twice | bad | twice");
      assertThat(failure.stage()).isEqualTo("bad");
      assertThat(failure.stageIndex()).isEqualTo(1);
      assertThat(failure.plugin()).isEqualTo("acme");
      assertThat(failure.location()).isEqualTo("plugins/acme-1.0.jar");
      assertThat(failure.input()).isEqualTo("0.25");
    }

    @Test
    void namesNoPlugInForAFunctionFromCode() {
      Chain chain = Chain.of(throwing(() -> new ArithmeticException("boom")));
      assertThatThrownBy(() -> chain.valueAt(1))
          .hasMessage(
              "bad failed at input 1.0, as stage 1 of 'bad': java.lang.ArithmeticException: boom");
    }

    @Test
    void abridgesALargeArray() {
      Chain chain = Chain.of(throwing(() -> new ArithmeticException("boom")));
      Variable input = Variable.ofShape(new double[1_000_000], 1_000, 1_000);
      assertThat(failureOf(() -> chain.apply(input)).input())
          .isEqualTo("[0.0, 0.0, 0.0, ...] of shape [1000, 1000]");
      assertThat(failureOf(() -> chain.apply(Variable.of(1, 2))).input()).isEqualTo("[1.0, 2.0]");
    }

    @Test
    void abridgesALongChainButTheGetterHasItAll() {
      Function bad = throwing(() -> new ArithmeticException("boom"));
      Chain chain = Chain.of(bad);
      for (int i = 0; i < 200; i++) {
        chain = chain.then(TWICE);
      }
      Chain longChain = chain;
      FunctionFailedException failure = failureOf(() -> longChain.valueAt(1));
      assertThat(failure.getMessage()).hasSizeLessThan(400).contains("bad | twice", "...");
      assertThat(failure.chain()).isEqualTo(chain.toString());
    }

    @Test
    void sparesTheTerminal() {
      Chain chain = around(throwing(() -> new ArithmeticException("\u001b[2J\nbye\u202e")));
      assertThat(failureOf(() -> chain.valueAt(1)).getMessage())
          .contains("\\u001b[2J bye\\u202e")
          .doesNotContain("\u001b", "\n", "\u202e");
    }

    @Test
    void survivesAMessageThatFails() {
      assertThatThrownBy(() -> around(throwing(HostileException::new)).valueAt(1))
          .isInstanceOf(FunctionFailedException.class)
          .hasMessageContaining(
              "HostileException: (its message cannot be had: java.lang.IllegalStateException)");
    }

    @Test
    void doesNotWaitForAMessageThatNeverComes() {
      Chain chain = around(throwing(EndlessException::new));
      for (int i = 0; i < 100; i++) { // only the first is waited for, a second
        assertThatThrownBy(() -> chain.valueAt(1))
            .isInstanceOf(FunctionFailedException.class)
            .hasMessageEndingWith(
                "EndlessException: (its message cannot be had: it takes too long)");
      }
    }

    @Test
    void saysWhatALinkageErrorMeans() {
      Chain chain = around(throwing(() -> new NoClassDefFoundError("com/acme/Lost")));
      assertThatThrownBy(() -> chain.valueAt(1))
          .hasMessageContaining(
              "NoClassDefFoundError: com.acme.Lost; its JAR lacks a class or was built against"
                  + " another version of one");
    }
  }

  @Nested
  class CausesOfTheJvm {
    private void assertShown(Throwable thrown, String text) {
      Chain chain = around(throwing(() -> thrown));
      assertThatThrownBy(() -> chain.valueAt(1))
          .isInstanceOf(FunctionFailedException.class)
          .hasMessageEndingWith("'twice | bad | twice': " + text);
    }

    @Test
    void aStaticInitialiserIsShownWithWhatItThrew() {
      assertShown(
          new ExceptionInInitializerError(new ArithmeticException("/ by zero")),
          "a static initialiser threw java.lang.ArithmeticException: / by zero");
    }

    @Test
    void itsSecondUseIsNoMissingClass() {
      assertShown(
          new NoClassDefFoundError("Could not initialize class com.acme.Table"),
          "java.lang.NoClassDefFoundError: the static initialiser of class com.acme.Table failed"
              + " before");
    }

    @Test
    void whatTheJvmSaysOfLinkageDiffersByReleaseAndIsLeftOut() {
      assertShown(
          new AbstractMethodError("Receiver class a.B does not define or inherit ..."),
          "java.lang.AbstractMethodError; its JAR lacks a class or was built against another"
              + " version of one");
    }

    @Test
    void aFailedCastIsShownWithoutItsLoaders() {
      assertShown(
          new ClassCastException("class a.B cannot be cast to class a.C (a.B is in loader @1f2e)"),
          "java.lang.ClassCastException: class a.B cannot be cast to class a.C");
    }
  }

  @Nested
  class Kinds {
    @ParameterizedTest
    @ValueSource(
        classes = {
          IllegalArgumentException.class,
          StackOverflowError.class,
          OutOfMemoryError.class,
          NoClassDefFoundError.class,
          AbstractMethodError.class,
          ExceptionInInitializerError.class,
          AssertionError.class,
          InternalError.class,
          IOException.class
        })
    void whateverIsThrownIsOneException(Class<? extends Throwable> type) throws Exception {
      Throwable thrown = type.getDeclaredConstructor().newInstance();
      Chain chain = around(throwing(() -> thrown));
      assertThatThrownBy(() -> chain.valueAt(1))
          .isInstanceOf(FunctionFailedException.class)
          .hasMessageContaining(type.getName())
          .hasCause(thrown);
      assertThatThrownBy(() -> chain.apply(Variable.of(1, 2)))
          .isInstanceOf(FunctionFailedException.class)
          .hasCause(thrown);
    }

    @Test
    void endlessRecursionIsOneException() {
      ElementwiseFunction[] self = new ElementwiseFunction[1];
      self[0] = ElementwiseFunction.of("bad", x -> 1 + self[0].forward(x));
      assertThatThrownBy(() -> around(self[0]).valueAt(1))
          .isInstanceOf(FunctionFailedException.class)
          .hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    @SuppressWarnings({"deprecation", "removal"})
    void threadDeathIsAFailureLikeAnyOther() {
      assertThatThrownBy(() -> around(throwing(ThreadDeath::new)).valueAt(1))
          .isInstanceOf(FunctionFailedException.class)
          .hasMessageEndingWith("'twice | bad | twice': java.lang.ThreadDeath");
    }

    @Test
    void anInterruptThrownPastTheCompilerStaysVisible() {
      Chain chain = around(throwing(InterruptedException::new));
      assertThatThrownBy(() -> chain.valueAt(1)).isInstanceOf(FunctionFailedException.class);
      assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsAFailure() {
      assertThatThrownBy(() -> around(new Returning(null)).apply(Variable.of(1.0)))
          .isInstanceOf(FunctionFailedException.class)
          .hasMessage(
              "bad of plug-in acme (plugins/acme-1.0.jar) returned null, which no function may, at"
                  + " input 2.0, as stage 2 of 'twice | bad | twice'")
          .hasNoCause();
    }

    @Test
    void anotherShapeFromAnElementwiseFunctionIsAFailure() {
      assertThatThrownBy(() -> around(new ShapeChanging()).apply(Variable.of(1, 2, 3)))
          .isInstanceOf(FunctionFailedException.class)
          .hasMessage(
              "bad of plug-in acme (plugins/acme-1.0.jar) returned an array of shape [2], but an"
                  + " elementwise function keeps the shape of its input, at input [2.0, 4.0, 6.0],"
                  + " as stage 2 of 'twice | bad | twice'");
    }

    @Test
    void theFailureOfAChainInsideAFunctionIsHandedOn() {
      Chain inner = around(throwing(() -> new ArithmeticException("boom")));
      Chain outer = Chain.of(ElementwiseFunction.of("outer", inner::valueAt));
      FunctionFailedException failure = failureOf(() -> outer.valueAt(1));
      assertThat(failure.chain()).isEqualTo("twice | bad | twice");
      assertThat(failure.plugin()).isEqualTo("acme");
    }

    @Test
    void aChainThatCallsItselfEndsInOneException() {
      Chain[] self = new Chain[1];
      self[0] = Chain.of(ElementwiseFunction.of("again", x -> self[0].valueAt(x)));
      FunctionFailedException failure = failureOf(() -> self[0].valueAt(1));
      assertThat(failure).hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    @SuppressWarnings("NullAway")
    void aWrongGradientIsAFailure() {
      Variable one = Variable.of(1.0);
      var none = (DifferentiableFunction) around(new BadGradient(null));
      assertThatThrownBy(() -> none.backward(one, one))
          .isInstanceOf(FunctionFailedException.class)
          .hasMessageContaining("returned null from backward, at input 2.0");
      var two = (DifferentiableFunction) around(new BadGradient(Variable.of(1, 2)));
      assertThatThrownBy(() -> two.backward(one, one))
          .isInstanceOf(FunctionFailedException.class)
          .hasMessageContaining("returned an array of shape [2] from backward, which must keep");
    }
  }

  @Nested
  class Serialization {
    @Test
    void leavesTheCauseOutAndKeepsTheText() throws Exception {
      FunctionFailedException failure =
          failureOf(() -> around(throwing(HostileException::new)).valueAt(1));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(failure);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        FunctionFailedException copy = (FunctionFailedException) in.readObject();
        assertThat(copy).hasNoCause().hasMessage(failure.getMessage());
        assertThat(copy.getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(copy.plugin()).isEqualTo("acme");
        assertThat(copy.input()).isEqualTo("2.0");
      }
    }
  }
}
