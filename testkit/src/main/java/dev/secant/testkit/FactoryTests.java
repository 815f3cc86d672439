package dev.secant.testkit;

import dev.secant.api.Arguments;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.api.Parameter;
import dev.secant.api.Variable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** The tests of a factory, and of some of the functions it makes. */
final class FactoryTests {
  private static final int MOST_FUNCTIONS = 5;

  private final FunctionFactory factory;
  private final Subject subject;

  FactoryTests(FunctionFactory factory, Duration limit) {
    this.factory = factory;
    this.subject = Subject.without(callOf(factory), limit);
  }

  private static String callOf(FunctionFactory factory) {
    try {
      return String.valueOf(factory.name());
    } catch (RuntimeException nameless) { // which is a failure of its own
      return factory.getClass().getName();
    }
  }

  DynamicTest test(Check check) {
    return check.on(subject);
  }

  /** Returns all tests but those of a provider. */
  Stream<DynamicNode> all() {
    List<DynamicNode> nodes = new ArrayList<>();
    nodes.add(test(new Check(Clause.PARAMETERS, trial -> hasLegalParameters())));
    nodes.add(test(new Check(Clause.DESCRIPTION, trial -> isDescribed())));
    nodes.add(test(new Check(Clause.EXAMPLES, this::keepsItsExamples)));
    nodes.add(test(new Check(Clause.CREATES, this::createsOrSaysWhy)));
    nodes.add(test(new Check(Clause.SAME_FUNCTION, this::createsTheSame)));
    functionsToTest().forEach(nodes::add);
    return nodes.stream();
  }

  /** Returns all tests of a class that is a provider, but that it is listed. */
  Stream<DynamicNode> ofProvider() {
    Check name = DescriptionChecks.name(factory.getClass(), factory::name);
    return Stream.concat(Stream.of(test(name)), all());
  }

  private void hasLegalParameters() {
    List<Parameter> parameters = parameters();
    for (Parameter parameter : parameters) {
      DescriptionChecks.requireOneLine(
          subject, "the description of parameter " + parameter.name(), parameter.description());
    }
    if (!parameters.equals(factory.parameters())) {
      throw Clause.PARAMETERS.brokenBy(subject.says("lists other parameters at the second call"));
    }
  }

  private List<Parameter> parameters() {
    try {
      return Parameter.checkedList(factory.parameters());
    } catch (RuntimeException | Error thrown) {
      throw Clause.PARAMETERS.brokenBy(
          subject.says("breaks a rule of parameters(): " + Subject.thrown(thrown)), thrown);
    }
  }

  private void isDescribed() {
    DescriptionChecks.requireOneLine(subject, "description()", factory.description());
    DescriptionChecks.requireNoNull(subject, factory.examples());
  }

  private void keepsItsExamples(Trial trial) {
    for (Example example : factory.examples()) {
      Arguments arguments = argumentsOf(example);
      Function function = create(arguments);
      if (function == null) {
        throw Clause.EXAMPLES.brokenBy(subject.says("refuses the arguments of example " + example));
      }
      Subject made = new Subject(call(arguments), function, List.of(), subject.limit());
      DescriptionChecks.requireTrue(
          new Trial(made), example, new Trial(made).apply(example.input()));
    }
  }

  /** Without arguments, an example is one of the defaults. */
  private Arguments argumentsOf(Example example) {
    if (!example.arguments().equals(Arguments.none())) {
      return example.arguments();
    }
    try {
      return Arguments.of(parameters());
    } catch (IllegalArgumentException required) {
      throw Clause.EXAMPLES.brokenBy(
          subject.says(
              "has an example without arguments, "
                  + example
                  + ", but "
                  + required.getMessage()
                  + "; add them by withArguments(...)"),
          required);
    }
  }

  private void createsOrSaysWhy(Trial trial) {
    for (Arguments arguments : new ArgumentSamples(parameters()).all()) {
      create(arguments);
    }
  }

  /** Creates; null if the factory refuses as it may. */
  private @Nullable Function create(Arguments arguments) {
    Function function;
    try {
      function = factory.create(arguments);
    } catch (IllegalArgumentException refusal) {
      requireNamed(arguments, String.valueOf(refusal.getMessage()));
      return null;
    } catch (Throwable thrown) { // a factory under test may throw anything
      throw Clause.CREATES.brokenBy(call(arguments) + " threw " + Subject.thrown(thrown), thrown);
    }
    if (function == null) {
      throw Clause.CREATES.brokenBy(call(arguments) + " returned null");
    }
    return function;
  }

  /** The message of a refusal must have the name and the value of a parameter. */
  private void requireNamed(Arguments arguments, String message) {
    for (Parameter parameter : parameters()) {
      if (message.contains(parameter.name())
          && ArgumentSamples.isIn(message, arguments, parameter)) {
        return;
      }
    }
    throw Clause.CREATES.brokenBy(
        call(arguments)
            + " was refused with '"
            + message
            + "', which names no parameter and value");
  }

  private void createsTheSame(Trial trial) {
    for (Arguments arguments : usable()) {
      Function first = Objects.requireNonNull(create(arguments));
      Function second = Objects.requireNonNull(create(arguments));
      Subject made = new Subject(call(arguments), first, List.of(), subject.limit());
      for (Variable input : Samples.arrays(made, first)) {
        Variable value = new Trial(made).applyIfAccepted(input);
        if (value != null && !value.equals(second.apply(input))) {
          throw Clause.SAME_FUNCTION.brokenBy(
              call(arguments) + " gave two functions that differ" + Subject.at(input));
        }
      }
    }
  }

  private Stream<DynamicNode> functionsToTest() {
    List<DynamicNode> nodes = new ArrayList<>();
    try {
      for (Arguments arguments : usable()) {
        Function function = Objects.requireNonNull(create(arguments));
        Subject made = new Subject(call(arguments), function, inputs(arguments), subject.limit());
        nodes.add(DynamicContainer.dynamicContainer(made.call(), FunctionTests.ofValues(made)));
      }
    } catch (RuntimeException | Error broken) { // which another test says
      return Stream.of();
    }
    return nodes.isEmpty() ? Stream.of(noneToTest()) : nodes.stream();
  }

  private DynamicTest noneToTest() {
    return DynamicTest.dynamicTest(
        "creates functions that keep the contract",
        () -> {
          throw new TestAbortedException(
              subject.says(
                  "refused all arguments that were tried, so none of its functions was tested: give"
                      + " examples() with arguments"));
        });
  }

  private List<Variable> inputs(Arguments arguments) {
    return factory.examples().stream()
        .filter(example -> example.arguments().equals(arguments))
        .map(Example::input)
        .toList();
  }

  /** Returns arguments for which there is a function: those of examples, defaults, else any. */
  private Set<Arguments> usable() {
    Set<Arguments> usable = new LinkedHashSet<>();
    for (Example example : factory.examples()) {
      usable.add(argumentsOf(example));
    }
    usable.removeIf(arguments -> create(arguments) == null);
    for (Arguments arguments : new ArgumentSamples(parameters()).all()) {
      if (usable.size() < MOST_FUNCTIONS && create(arguments) != null) {
        usable.add(arguments);
      }
    }
    return usable;
  }

  private String call(Arguments arguments) {
    String text = arguments.toString();
    return text.isEmpty() ? subject.call() : subject.call() + "(" + text + ")";
  }
}
