package dev.secant.runtime.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.secant.api.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the notation as a whole: words, round trips, hostile and very large texts. */
class ChainNotationTest {
  private static final TestFunctions FUNCTIONS = new TestFunctions();

  /** Accepts any name, so that only the notation decides. */
  private static final StageResolver ANY =
      request ->
          Stage.of(request.name(), Arguments.none(), new TestFunctions.Twice(), Origin.code());

  @Nested
  class Words {
    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "square scale:2 square            ; square | scale(2) | square",
          "square|exp                       ; square | exp",
          "square | exp                     ; square | exp",
          "square| exp |square              ; square | exp | square",
          "square(exp(x))                   ; exp | square",
          "scale( 2 ) exp                   ; scale(2) | exp",
          "clip(min=0, max=1) exp           ; clip(min=0, max=1) | exp",
          "clip:min=0, max=1 exp            ; clip(min=0, max=1) | exp",
          "clip:min = 0 ,max=1              ; clip(min=0, max=1)",
          "scale : 2 exp                    ; scale(2) | exp",
          "pow(3) (square(x))               ; square | pow(3)",
        })
    void joinsWhatAShellHasSplitAtBlanks(String line, String printed) {
      assertThat(Chain.parse(List.of(line.split(" ")), FUNCTIONS)).hasToString(printed);
    }

    @Test
    void aWordMayHoldPartOfAChain() {
      assertThat(Chain.parse(List.of("square | exp", "scale(2) | exp", "exp"), FUNCTIONS))
          .hasToString("square | exp | scale(2) | exp | exp");
      assertThat(Chain.parse(List.of("square |", "exp", "| exp"), FUNCTIONS))
          .hasToString("square | exp | exp");
    }

    @Test
    void positionsReferToTheJoinedText() {
      assertThat(mistake(List.of("square", "", "exp")).getMessage())
          .isEqualTo(
              """
              a function is missing after |, found '|'
                square |  | exp
                          ^
              functions are separated by one |""");
      assertThat(mistake(List.of("square(x)", "exp")).text()).isEqualTo("square(x) | exp");
      assertThat(mistake(List.of()).reason()).isEqualTo("the chain is empty");
      assertThat(mistake(List.of("", "exp")).position()).isEqualTo(1);
    }

    private ChainSyntaxException mistake(List<String> words) {
      return catchThrowableOfType(ChainSyntaxException.class, () -> Chain.parse(words, FUNCTIONS));
    }
  }

  @Nested
  class RoundTrip {
    @Test
    void whatAChainPrintsIsReadBackToTheSameStages() {
      for (long seed = 0; seed < 2_000; seed++) {
        Chain chain = randomChain(new Random(seed));
        Chain again = Chain.parse(chain.toString(), FUNCTIONS);
        assertThat(again).as("seed %d", seed).hasToString(chain.toString());
        assertSameStages(seed, again.stages(), chain.stages());
        Chain nested = Chain.parse(nested(chain), FUNCTIONS);
        assertSameStages(seed, nested.stages(), chain.stages());
      }
    }

    private void assertSameStages(long seed, List<Stage> actual, List<Stage> expected) {
      assertThat(actual).as("seed %d", seed).hasSameSizeAs(expected);
      for (int i = 0; i < actual.size(); i++) {
        assertThat(actual.get(i).name()).as("seed %d", seed).isEqualTo(expected.get(i).name());
        assertThat(actual.get(i).arguments())
            .as("seed %d", seed)
            .isEqualTo(expected.get(i).arguments());
      }
    }

    private Chain randomChain(Random random) {
      List<Stage> stages = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(8); i++) {
        String plugin = random.nextInt(4) == 0 ? List.of("core.", "3d.", "x.").get(i % 3) : "";
        stages.add(
            switch (random.nextInt(4)) {
              case 0 -> FUNCTIONS.resolve(StageRequest.of(plugin + "square"));
              case 1 -> resolve(plugin + "scale", number(random));
              case 2 -> resolve(plugin + "clip", number(random), number(random));
              default -> resolve(plugin + "polynomial", finite(random), finite(random), 0, -0.0);
            });
      }
      return Chain.of(stages);
    }

    private Stage resolve(String name, double... positional) {
      return FUNCTIONS.resolve(StageRequest.of(name, positional, Map.of()));
    }

    private double number(Random random) {
      return switch (random.nextInt(6)) {
        case 0 -> Double.POSITIVE_INFINITY;
        case 1 -> Double.NEGATIVE_INFINITY;
        case 2 -> random.nextInt(100) - 50;
        default -> finite(random);
      };
    }

    /** Any finite double: subnormal, huge, of either sign. */
    private double finite(Random random) {
      double value = Double.longBitsToDouble(random.nextLong());
      return Double.isFinite(value) ? value : Double.MIN_VALUE;
    }

    private String nested(Chain chain) {
      String text = "x";
      for (Stage stage : chain.stages()) {
        text = stage + "(" + text + ")";
      }
      return text;
    }
  }

  @Nested
  class LargeTexts {
    private static final int DEPTH = 100_000;

    @Test
    void nestingAsDeepAsYouLike() {
      String text = "exp(".repeat(DEPTH) + "x" + ")".repeat(DEPTH);
      assertThat(Chain.parse(text, ANY).stages()).hasSize(DEPTH);
    }

    @Test
    void deepNestingThatIsNeverClosed() {
      ChainSyntaxException mistake = mistake("exp(".repeat(DEPTH));
      assertThat(mistake.reason()).isEqualTo("100000 closing ) are missing");
    }

    @Test
    void longPipelinesLongArgumentsAndMuchSpace() {
      assertThat(Chain.parse("exp | ".repeat(DEPTH) + "exp", ANY).stages()).hasSize(DEPTH + 1);
      assertThat(Chain.parse("exp(" + "1, ".repeat(DEPTH) + "1)", ANY).stages()).hasSize(1);
      assertThat(Chain.parse("exp" + " ".repeat(10 * DEPTH) + "(x)", ANY).stages()).hasSize(1);
      assertThat(mistake("(".repeat(DEPTH)).position()).isZero();
      assertThat(mistake("exp:" + "+".repeat(DEPTH)).position()).isEqualTo(4);
      assertThat(mistake("exp:" + "1".repeat(DEPTH)).reason()).endsWith("1.7976931348623157E308");
      assertThat(mistake("exp:" + "e-".repeat(DEPTH)).reason()).startsWith("'e-e-e-");
    }

    private ChainSyntaxException mistake(String text) {
      return catchThrowableOfType(ChainSyntaxException.class, () -> Chain.parse(text, ANY));
    }
  }

  @Nested
  class RandomTexts {
    private static final String[] PIECES = {
      "square",
      "exp",
      "x",
      "scale",
      "(",
      ")",
      "|",
      ",",
      ":",
      "=",
      "2",
      "-1e5",
      "1e999",
      ".",
      "-",
      "+",
      "inf",
      "NaN",
      "min=",
      " ",
      "\t",
      "\n",
      "\u00a0",
      "\u001b[2J",
      "\ud83d\ude00",
      "\ud83d",
      "\ude00",
      "\u0000",
      "é",
      "\u202e",
      "\u05d0",
      "X",
      "_",
      "a.b",
      "3d.f",
      "\\",
      "'",
      "\"",
      "\u3000"
    };

    @Test
    void areChainsOrSyntaxErrorsAndNothingElse() {
      int chains = 0;
      for (long seed = 0; seed < 50_000; seed++) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
          text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        chains += parses(seed, text.toString()) ? 1 : 0;
      }
      assertThat(chains).isPositive();
    }

    @Test
    void ofAnyCharactersAreSyntaxErrorsAtMost() {
      for (long seed = 0; seed < 20_000; seed++) {
        Random random = new Random(seed);
        char[] text = new char[random.nextInt(20)];
        for (int i = 0; i < text.length; i++) {
          text[i] = (char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65_536));
        }
        parses(seed, new String(text));
      }
    }

    @Test
    void nearToAChainTooWhereverOneCharacterIsLeftOutOrDoubled() {
      String text =
          "core.square | clip(min=-1.5e-3, max=Infinity) | scale:2 | polynomial(1, 0, -2)";
      String nested = "core.square(clip(min=0,max=1)(scale:2(polynomial(1, 0, -2)(x))))";
      for (String chain : List.of(text, nested)) {
        for (int i = 0; i < chain.length(); i++) {
          parses(i, chain.substring(0, i) + chain.substring(i + 1));
          parses(i, chain.substring(0, i) + chain.charAt(i) + chain.substring(i));
          parses(i, chain.substring(0, i));
        }
      }
    }

    /** Fails for any other exception; checks what every syntax error promises. */
    private boolean parses(long seed, String text) {
      try {
        Chain chain = Chain.parse(text, ANY);
        assertThat(chain.stages()).as("seed %d", seed).isNotEmpty();
        return true;
      } catch (ChainSyntaxException e) {
        assertThat(e.position()).as("seed %d", seed).isBetween(0, text.length());
        String[] lines = String.valueOf(e.getMessage()).split("\n", -1);
        assertThat(lines.length).as("seed %d", seed).isBetween(3, 4);
        assertThat(lines[2]).as("seed %d", seed).matches(" {2} *\\^");
        assertThat(e.getMessage().codePoints())
            .as("seed %d", seed)
            .noneMatch(c -> c != '\n' && (Character.isISOControl(c) || c == 0x202e));
        return false;
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + ", text '" + text + "'", e);
      }
    }
  }
}
