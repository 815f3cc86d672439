package dev.secant.runtime.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link ChainParser} through {@link Chain#parse}. */
class ChainParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "square                          ; square",
        "square | exp | square           ; square | exp | square",
        "square(exp(square(x)))          ; square | exp | square",
        "exp(square(x))                  ; square | exp",
        "exp(  square ( x ) )            ; square | exp",
        "scale(2)                        ; scale(2)",
        "scale:2|exp                     ; scale(2) | exp",
        "scale                           ; scale(1)",
        "scale(factor=2)                 ; scale(2)",
        "pow(3)(square(x))               ; square | pow(3)",
        "pow:3(scale:2(x))               ; scale(2) | pow(3)",
        "pow(3)(x)                       ; pow(3)",
        "clip:min=0,max=1                ; clip(min=0, max=1)",
        "clip( max = 1 , min = 0 )       ; clip(min=0, max=1)",
        "clip(max=1, 0)                  ; clip(min=0, max=1)",
        "clip(-inf, Infinity)            ; clip(min=-Infinity, max=Infinity)",
        "polynomial(1,0,-2)|square       ; polynomial(1, 0, -2) | square",
        "scale(-1.5e-3)                  ; scale(-0.0015)",
        "scale(.5)|scale(5.)|scale(+1E+2) ; scale(0.5) | scale(5) | scale(100)",
        "scale(-0)                       ; scale(-0)",
        "core.square|acme.exp            ; core.square | acme.exp",
        "core.square(3d_tools.exp(x))    ; 3d_tools.exp | core.square",
        "wave(x=2)                       ; wave(2)",
        "square(wave(x=2)(x))            ; wave(2) | square",
      })
  void readsAndPrints(String text, String printed) {
    assertThat(TestFunctions.parse(text)).hasToString(printed);
  }
}
