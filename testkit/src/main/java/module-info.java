/**
 * For those who write functions and for those who host them: the contract of functions as JUnit
 * tests, and a builder of plug-in JARs, good and broken.
 */
module dev.secant.testkit {
  requires transitive dev.secant.api;
  requires dev.secant.runtime;
  requires static transitive org.jspecify;
  requires transitive org.junit.jupiter.api;
  requires java.compiler;
  requires jdk.jartool;
  requires org.opentest4j;

  exports dev.secant.testkit;
  exports dev.secant.testkit.jar;
}
