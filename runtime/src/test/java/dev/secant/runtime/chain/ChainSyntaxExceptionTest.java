package dev.secant.runtime.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what a mistake in the text of a chain says, and where it points. */
class ChainSyntaxExceptionTest {
  private static ChainSyntaxException mistake(String text) {
    ChainSyntaxException mistake =
        catchThrowableOfType(ChainSyntaxException.class, () -> TestFunctions.parse(text));
    assertThat(mistake).as("'%s' parses", text).isNotNull();
    return mistake;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "''                 ; 0 ; the chain is empty",
        "'  '               ; 2 ; the chain is empty",
        "|                  ; 0 ; a function is missing at the beginning of the chain, found '|'",
        "square |           ; 8 ; a function is missing after |, found the end of the chain",
        "square || exp      ; 8 ; a function is missing after |, found '|'",
        "square | ex p      ; 12; found 'p' after ex, expected | or the end of the chain",
        "square exp(x)      ; 7 ; found 'exp' after square, expected | or the end of the chain",
        "square(exp(x)      ; 13; a closing ) is missing",
        "square(exp(        ; 11; 2 closing ) are missing",
        "square(exp         ; 10; found the end of the chain after exp, expected (",
        "square(exp)        ; 10; found ')' after exp, expected (",
        "square(exp())      ; 11; there is nothing between ( and )",
        "square()           ; 7 ; there is nothing between ( and )",
        "pow(3)()           ; 7 ; found ')' after (, expected x or a function",
        "pow(3)(2)          ; 7 ; pow has its arguments already, expected x or a function",
        "square(x))         ; 9 ; found ')' without its opening (",
        "square)            ; 6 ; found ')' without its opening (",
        "square(x) exp      ; 10; found 'exp' after the last ), expected the end of the chain",
        "square(x) | exp    ; 10; a chain in nested notation ends with its last ), found '|'",
        "square | exp(x)    ; 12; the chain began with |, so exp must not be applied to anything",
        "square(exp | sin)  ; 11; found '|' inside parentheses",
        "square(x | exp)    ; 9 ; found '|' after x, expected )",
        "x                  ; 0 ; x is the variable, not a function",
        "square | x         ; 9 ; x is the variable, not a function",
        "x | square         ; 0 ; x is the variable, not a function",
        "2                  ; 0 ; found the number 2, expected the name of a function",
        "square | 1e5       ; 9 ; found the number 1e5, expected the name of a function",
        "2nd                ; 0 ; '2nd' is no name of a function",
        "Square             ; 0 ; 'Square' is no name of a function",
        "a.b.c              ; 0 ; 'a.b.c' is no name of a function",
        "scale(             ; 6 ; a closing ) is missing",
        "scale(2            ; 7 ; found the end of the chain in the arguments of scale, expected )",
        "scale(2 3)         ; 8 ; 'found ''3'' in the arguments of scale, expected , or )'",
        "scale(2,)          ; 8 ; found ')', expected a number as an argument of scale",
        "scale:             ; 6 ; found the end of the chain, expected a number as an argument of scale",
        "scale: | exp       ; 7 ; found '|', expected a number as an argument of scale",
        "clip(min=, max=1)  ; 9 ; found ',', expected a number as the value of min",
        "clip(min=0, min=1) ; 12; min is given twice to clip",
        "clip(Min=0)        ; 5 ; 'Min' is no name of a parameter",
        "scale(=1)          ; 6 ; found '=', expected a number as an argument of scale",
        "scale(NaN)         ; 6 ; NaN is no number, expected one as an argument of scale",
        "scale:-nan         ; 6 ; NaN is no number, expected one as an argument of scale",
        "scale(1f)          ; 6 ; '1f' is no number, expected one as an argument of scale",
        "scale(0x10)        ; 6 ; '0x10' is no number, expected one as an argument of scale",
        "scale(1.2.3)       ; 6 ; '1.2.3' is no number, expected one as an argument of scale",
        "scale(1e)          ; 6 ; '1e' is no number, expected one as an argument of scale",
        "scale(-)           ; 6 ; '-' is no number, expected one as an argument of scale",
        "scale(--1)         ; 6 ; '-' is no number, expected one as an argument of scale",
        "scale:1e999        ; 6 ; 1e999 is out of range: the largest double is 1.7976931348623157E308",
        "scale:-1e999       ; 6 ; -1e999 is out of range: the largest double is 1.7976931348623157E308",
        "scale:1e-999       ; 6 ; 1e-999 is out of range: the smallest double above zero is 4.9E-324",
        "log-sum            ; 3 ; found '-' after log, expected | or the end of the chain",
      })
  void saysWhatIsWrongAndWhere(String text, int position, String reason) {
    ChainSyntaxException mistake = mistake(text);
    assertThat(mistake.reason()).startsWith(reason);
    assertThat(mistake.position()).isEqualTo(position);
    assertThat(mistake.text()).isEqualTo(text);
  }

  @Nested
  class Message {
    @Test
    void showsTheTextWithACaretAndAHint() {
      assertThat(mistake("square | ex p | square"))
          .hasMessage(
              """
              found 'p' after ex, expected | or the end of the chain
                square | ex p | square
                            ^
              functions are separated by |: ex | p""");
    }

    @Test
    void leavesTheHintOutWhereThereIsNone() {
      assertThat(mistake("square(x"))
          .hasMessage(
              """
              a closing ) is missing
                square(x
                        ^""");
    }

    @Test
    void pointsToTheNameThatTheResolverRefuses() {
      ChainSyntaxException mistake = mistake("square | sqare(3) | exp");
      assertThat(mistake)
          .hasMessage(
              """
              there is no function 'sqare'
                square | sqare(3) | exp
                         ^""")
          .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pointsToTheNameWhoseArgumentsDoNotFit() {
      assertThat(mistake("exp(pow(square(x)))"))
          .hasMessage(
              """
              exponent must be given: (exponent)
                exp(pow(square(x)))
                    ^""");
    }

    @Test
    void looksNothingUpBeforeTheTextIsRead() {
      StageResolver unused =
          request -> {
            throw new AssertionError("asked for " + request);
          };
      assertThatThrownBy(() -> Chain.parse("sqare | exp |", unused))
          .isInstanceOf(ChainSyntaxException.class);
    }

    @Test
    void writesASmallNameForACapital() {
      assertThat(mistake("Square").getMessage())
          .endsWith("names are written in small letters: square");
    }

    @Test
    void sparesTheTerminalAndKeepsTheCaretInPlace() {
      assertThat(mistake("exp \u001b[31m | exp"))
          .hasMessage(
              """
              found the character U+001B after exp, expected | or the end of the chain
                exp \\u001b[31m | exp
                    ^""");
      assertThat(mistake("\u0007exp").getMessage()).doesNotContain("\u0007");
    }

    @Test
    void keepsTheCaretInPlaceBehindTabsLineEndsAndOtherSpace() {
      assertThat(mistake("exp\t|\r\n\u00a0exp\u3000?"))
          .hasMessage(
              """
              found '?' after exp, expected | or the end of the chain
                exp |   exp ?
                            ^""");
    }

    @Test
    void countsCodePointsAndWideCharactersForTheCaret() {
      assertThat(CaretLines.of("平方 | exp ?", 9, "  "))
          .isEqualTo("  平方 | exp ?\n" + " ".repeat(2 + 4 + 7) + "^");
      assertThat(CaretLines.of("\ud83d\ude00 ?", 3, "")).isEqualTo("\ud83d\ude00 ?\n   ^");
      assertThat(CaretLines.of("e\u0301 ?", 3, "")).isEqualTo("e\\u0301 ?\n        ^");
      assertThat(CaretLines.of("\u05d0 ?", 2, "")).isEqualTo("\\u05d0 ?\n       ^");
    }

    @Test
    void showsTheSurroundingsInALongText() {
      String text = "exp | ".repeat(100_000) + "? | " + "exp | ".repeat(100_000) + "exp";
      ChainSyntaxException mistake = mistake(text);
      assertThat(mistake.position()).isEqualTo(600_000);
      assertThat(mistake.text()).isSameAs(text);
      assertThat(mistake)
          .hasMessage(
              """
              found '?' after |, expected the name of a function
                ...p | exp | exp | exp | exp | exp | exp | ? | exp | exp | exp | exp | exp | exp | ...
                                                           ^""");
    }

    @Test
    void showsMoreOnOneSideWhereTheOtherHasLess() {
      String left = "a".repeat(50);
      assertThat(CaretLines.of(left + "?", 50, "")).isEqualTo(left + "?\n" + " ".repeat(50) + "^");
      assertThat(CaretLines.of("?" + left, 0, "")).isEqualTo("?" + left + "\n^");
      assertThat(CaretLines.of(left + "?" + left, 50, ""))
          .isEqualTo(
              "..." + "a".repeat(40) + "?" + "a".repeat(39) + "...\n" + " ".repeat(43) + "^");
    }

    @Test
    void cutsALongWord() {
      assertThat(mistake("a".repeat(1_000_000)).reason())
          .isEqualTo("a name has at most 64 characters, '" + "a".repeat(40) + "...' has 1000000");
    }
  }

  @Test
  void hasWhatTheResolverThrewAsItsCause() {
    IllegalArgumentException refusal = new IllegalArgumentException("refused");
    assertThatThrownBy(
            () ->
                Chain.parse(
                    "square | exp",
                    request -> {
                      throw refusal;
                    }))
        .isInstanceOf(ChainSyntaxException.class)
        .hasMessageStartingWith("refused\n")
        .cause()
        .isSameAs(refusal);
  }

  @Test
  void isNotMadeOfWhatIsNoMistakeInTheText() {
    UnsupportedOperationException broken = new UnsupportedOperationException("broken");
    assertThatThrownBy(
            () ->
                Chain.parse(
                    "square | exp",
                    request -> {
                      throw broken;
                    }))
        .isSameAs(broken);
  }

  @Test
  void canBeSerializedWhateverItsCause() throws Exception {
    StageResolver resolver =
        request -> {
          throw new IllegalArgumentException("refused", new Unserializable());
        };
    ChainSyntaxException mistake =
        catchThrowableOfType(ChainSyntaxException.class, () -> Chain.parse("exp", resolver));
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      out.writeObject(mistake);
    }
    assertThat(mistake.reason()).isEqualTo("refused");
  }

  private static final class Unserializable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings({"serial", "unused", "UnusedVariable"})
    private final Object ballast = new Object();
  }
}
