package dev.secant.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** The rules on packages that no compiler checks, as the design has them. */
@AnalyzeClasses(
    packages = "dev.secant.runtime",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Set<String> EXPORTED =
      Set.of(
          "dev.secant.runtime.chain",
          "dev.secant.runtime.curve",
          "dev.secant.runtime.diff",
          "dev.secant.runtime.diff.array",
          "dev.secant.runtime.diff.chainrule",
          "dev.secant.runtime.diff.check",
          "dev.secant.runtime.diff.sweep",
          "dev.secant.runtime.partition",
          "dev.secant.runtime.registry");

  private static final Set<String> REGISTRY_VOCABULARY =
      Set.of(
          "dev.secant.runtime.registry.FunctionEntry$Kind",
          "dev.secant.runtime.registry.Problem",
          "dev.secant.runtime.registry.Problem$Severity",
          "dev.secant.runtime.registry.ProblemCode",
          "dev.secant.runtime.registry.TrustPolicy");

  /** Arrows point upwards in the table of packages; a layer that is not there yet is no mistake. */
  @ArchTest
  static final ArchRule ARROWS_POINT_UPWARDS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("text")
          .definedBy("dev.secant.runtime.text..")
          .layer("kernel")
          .definedBy("dev.secant.runtime.kernel..")
          .layer("chain")
          .definedBy("dev.secant.runtime.chain..")
          .layer("diff")
          .definedBy("dev.secant.runtime.diff..")
          .layer("curve")
          .definedBy("dev.secant.runtime.curve..")
          .layer("partition")
          .definedBy("dev.secant.runtime.partition..")
          .layer("worker")
          .definedBy("dev.secant.runtime.worker..")
          .layer("registry")
          .definedBy("dev.secant.runtime.registry..")
          .whereLayer("text")
          .mayNotAccessAnyLayer()
          .whereLayer("kernel")
          .mayNotAccessAnyLayer()
          .whereLayer("chain")
          .mayOnlyAccessLayers("text", "kernel")
          .whereLayer("diff")
          .mayOnlyAccessLayers("text", "kernel", "chain")
          .whereLayer("curve")
          .mayOnlyAccessLayers("text", "kernel", "chain", "diff")
          .whereLayer("partition")
          .mayOnlyAccessLayers("chain", "diff")
          .whereLayer("worker")
          .mayOnlyAccessLayers("text", "kernel")
          .whereLayer("registry")
          .mayOnlyAccessLayers("text", "kernel", "chain", "diff", "worker");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("dev.secant.runtime.(*)..").should().beFreeOfCycles();

  /** Within a package too, one room does not look back into a room that uses it. */
  @ArchTest
  static final ArchRule ROOMS_OF_DERIVATIVES_HAVE_NO_CYCLES =
      slices().matching("dev.secant.runtime.(diff.*)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ROOMS_OF_THE_REGISTRY_HAVE_NO_CYCLES =
      slices().matching("dev.secant.runtime.registry.(*)..").should().beFreeOfCycles();

  /** The registry puts its hidden rooms together; they know its words and nothing of its work. */
  @ArchTest
  static final ArchRule ROOMS_OF_THE_REGISTRY_KNOW_ITS_VOCABULARY_ONLY =
      noClasses()
          .that()
          .resideInAPackage("dev.secant.runtime.registry.*..")
          .should()
          .dependOnClassesThat(
              new DescribedPredicate<JavaClass>("are of the registry and not of its vocabulary") {
                @Override
                public boolean test(JavaClass type) {
                  JavaClass named = type.getBaseComponentType();
                  return named.getPackageName().equals("dev.secant.runtime.registry")
                      && !REGISTRY_VOCABULARY.contains(named.getName());
                }
              });

  /** Logging and collections of others are the registry's business. */
  @ArchTest
  static final ArchRule ONLY_THE_REGISTRY_LOGS_AND_USES_GUAVA =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.secant.runtime.registry..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google..", "org.slf4j..");

  @ArchTest
  static final ArchRule SIGNATURES_SHOW_NO_DEPENDENCY =
      classes()
          .that()
          .arePublic()
          .and()
          .resideInAnyPackage(EXPORTED.toArray(String[]::new))
          .should(new ShowNoDependency());

  @ArchTest static final ArchRule NOTHING_PRINTS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  /** A run with nothing to log must not initialize the logging system. */
  @ArchTest
  static final ArchRule LOGGERS_WAIT_IN_A_HOLDER =
      fields()
          .that()
          .areStatic()
          .and()
          .haveRawType("org.slf4j.Logger")
          .should()
          .beDeclaredInClassesThat(
              new DescribedPredicate<JavaClass>("are nested and named Log or Holder") {
                @Override
                public boolean test(JavaClass type) {
                  return type.isNestedClass()
                      && Set.of("Log", "Holder").contains(type.getSimpleName());
                }
              })
          .allowEmptyShould(true);

  /** What others can see of a public class is of the JDK, the api and exported packages only. */
  private static final class ShowNoDependency extends ArchCondition<JavaClass> {
    ShowNoDependency() {
      super("show no type of a dependency, and none that is not exported, in their signatures");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      Stream<JavaClass> shown =
          Stream.of(
                  type.getCodeUnits().stream()
                      .filter(unit -> isVisible(unit.getModifiers()))
                      .flatMap(ShowNoDependency::typesOf),
                  type.getFields().stream()
                      .filter(field -> isVisible(field.getModifiers()))
                      .flatMap(ShowNoDependency::typesOf),
                  type.getAllRawSuperclasses().stream(),
                  type.getAllRawInterfaces().stream())
              .flatMap(types -> types);
      shown
          .map(JavaClass::getBaseComponentType)
          .filter(shownType -> !isOwnOrPlatform(shownType))
          .forEach(
              foreign ->
                  events.add(
                      SimpleConditionEvent.violated(
                          type, type.getName() + " shows " + foreign.getName())));
    }

    private static Stream<JavaClass> typesOf(JavaCodeUnit unit) {
      return Stream.of(
              unit.getReturnType().getAllInvolvedRawTypes().stream(),
              unit.getParameterTypes().stream()
                  .flatMap(parameter -> parameter.getAllInvolvedRawTypes().stream()),
              unit.getExceptionTypes().stream())
          .flatMap(types -> types);
    }

    private static Stream<JavaClass> typesOf(JavaField field) {
      return field.getType().getAllInvolvedRawTypes().stream();
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
      return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean isOwnOrPlatform(JavaClass type) {
      String name = type.getName();
      return type.isPrimitive()
          || name.startsWith("java.")
          || name.startsWith("dev.secant.api.")
          || EXPORTED.contains(type.getPackageName());
    }
  }
}
