package dev.secant.testkit;

import org.opentest4j.AssertionFailedError;

/**
 * One clause of the contract of functions: what a test of it is called, what the rule is, and what
 * an author can do who breaks it.
 */
enum Clause {
  LISTED(
      "is listed, public, and has a public constructor",
      "a provider is a public class that implements the service type and has a public constructor"
          + " without parameters, listed in META-INF/services or provided by its module",
      "correct the class or the list"),
  FOUND(
      "is found by Secant under its name",
      "what META-INF/services lists is found by Secant without running it",
      "docs/errors.md has a section for the word in brackets"),
  NAME(
      "has a legal name, which is that of its class",
      "the name is the value of @FunctionName, else the simple name of the class in lower snake case:"
          + " a letter a-z, then up to 63 of a-z, 0-9 and _, not x; name() returns the same",
      "put @FunctionName on the class and do not override name()"),
  DESCRIPTION(
      "describes itself",
      "description() is one line without a line feed, domain() and examples() are not null and"
          + " hold no null",
      "leave the method out or correct what it returns"),
  EXAMPLES(
      "computes what its examples say",
      "each example holds within its tolerance",
      "correct the example or the function, or give the example a tolerance by within(...)"),
  RETURNS(
      "returns a number for every double and throws nothing",
      "an elementwise function takes every double, NaN and the infinities included, and never throws",
      "return Double.NaN where there is no value"),
  NAN(
      "gives NaN for NaN",
      "NaN in gives NaN out",
      "begin with: if (Double.isNaN(x)) return x; and note that comparisons with NaN are false"),
  INSIDE(
      "has a value everywhere in its domain",
      "inside its domain() a function is not NaN, but perhaps at single points",
      "compute without Infinity - Infinity, Infinity / Infinity or 0 * Infinity on the way, or say in"
          + " domain() where the function is defined"),
  OUTSIDE(
      "gives NaN outside its domain",
      "outside its domain() a function gives NaN; at an edge, a limit may be infinite",
      "return Double.NaN there, or say in domain() that the function is defined there"),
  SHAPE(
      "applies to arrays element by element and keeps their shape",
      "apply of an elementwise function gives forward of each element in the shape of the input",
      "leave apply out: the inherited one does it"),
  ACCEPTS(
      "accepts arrays of some shape, whatever is in them",
      "an array function throws IllegalArgumentException for an input of the wrong shape, and nothing"
          + " else; it never returns null",
      "return NaN where there is no value"),
  KNOWN_SHAPE(
      "accepts arrays of some shape, whatever is in them",
      "the examples() of an array function show which shapes it takes, if it takes none of the usual"
          + " ones",
      "give examples() of a shape it takes; or, in a FunctionContract, inputs()"),
  SHAPE_OF_SHAPE(
      "gives a shape that depends on that of its input only",
      "the shape of the value depends on the shape of the input, not on the numbers in it",
      "return NaN for elements without a value, not fewer elements"),
  REPEATABLE(
      "gives the same bits for the same input",
      "a function is stateless: the same input gives the same bits, whatever was asked before",
      "keep nothing from one call for the next, and use no random numbers and no clock"),
  THREADS(
      "gives the same bits on many threads at once",
      "one instance serves all threads at the same time",
      "use no fields that change: scratch arrays are local variables"),
  BULK(
      "computes arrays to the bit as one number",
      "forward(x, y, length) sets y[i] to the bits of forward(x[i])",
      "use the same operations in the same order in both forms"),
  BULK_IN_PLACE(
      "computes arrays in place",
      "y may be the same array as x",
      "read x[i] before y[i] is written, and nothing of x after that"),
  BULK_BOUNDS(
      "leaves alone what is not its own",
      "x is not modified, unless y is the same array; beyond length, y is neither read nor written",
      "loop from 0 to length - 1, and use arrays of your own for results in between"),
  BULK_KEEPS_NOTHING(
      "keeps no reference to the arrays it is given",
      "no reference to x or y is kept after the call",
      "copy what is needed, or better, keep nothing"),
  DERIVATIVE(
      "knows its derivative",
      "the derivative agrees with that of the values, measured with an error bar",
      "differentiate again; secant check prints the points, and a ratio that names the mistake"),
  DERIVATIVE_RETURNS(
      "has a derivative or NaN for every double and throws nothing",
      "derivative takes every double, gives NaN for NaN and where the function has no value, and never"
          + " throws",
      "return Double.NaN where there is no derivative"),
  BACKWARD(
      "gives gradients in the shape of the input",
      "backward gives the shape of the input, and throws IllegalArgumentException for an"
          + " outputGradient that has not the shape of the value",
      "compare outputGradient.shape() with that of the value first"),
  LEAVES_NO_TRACE(
      "leaves the JVM as it found it",
      "a function computes and does nothing else",
      "take it out: hosts write results to standard output and run functions on threads of their own"),
  TIME(
      "comes back in time",
      "each call comes back, and each test is done within timeLimit()",
      "bound loops by a number of rounds; if the function is only slow, return more from"
          + " timeLimit()"),
  PARAMETERS(
      "has legal parameters",
      "parameters() gives the same list at every call: names distinct, required ones first, several"
          + " numbers last, each described in one line",
      "correct the list"),
  CREATES(
      "creates a function for what it allows, or says why not",
      "for arguments that satisfy parameters(), create gives a function, or throws"
          + " IllegalArgumentException that names the parameter and the value",
      "give parameters a range by within(...), and refuse what does not fit together with a sentence"
          + " like: max must be at least min = 1, was 0"),
  SAME_FUNCTION(
      "creates the same function for equal arguments",
      "equal arguments give functions that compute the same bits",
      "compute from the arguments alone");

  private final String title;
  private final String rule;
  private final String remedy;

  Clause(String title, String rule, String remedy) {
    this.title = title;
    this.rule = rule;
    this.remedy = remedy;
  }

  /** Returns the name of its test. */
  String title() {
    return title;
  }

  /** Returns the failure of its test. */
  AssertionFailedError brokenBy(String what) {
    return new AssertionFailedError(text(what));
  }

  AssertionFailedError brokenBy(String what, Throwable cause) {
    return new AssertionFailedError(text(what), cause);
  }

  private String text(String what) {
    return what + "\nrule: " + rule + "\nto do: " + remedy;
  }
}
