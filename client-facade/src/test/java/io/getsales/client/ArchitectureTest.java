package io.getsales.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What may know what. */
@AnalyzeClasses(
    packages = "io.getsales.client",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "io.getsales.client";
  private static final String WIRE = ROOT + ".internal.wire";
  private static final String CALL = ROOT + ".internal.call";
  private static final String PAGING = ROOT + ".paging";
  private static final String DECODING = ROOT + ".decoding";
  private static final String QUERY = ROOT + ".query";
  private static final String ERROR = ROOT + ".error";
  private static final String RESILIENCE = ROOT + ".resilience";
  private static final String TIME = ROOT + ".time";
  private static final String PROGRESS = ROOT + ".progress";
  private static final String OBSERVE = ROOT + ".observe";
  private static final String LOG = ROOT + ".internal.log";
  private static final String GENERATED = ROOT + ".generated..";
  private static final String GENERATED_API = ROOT + ".generated.api..";
  private static final String INTERNAL = ROOT + ".internal..";

  private static final String[] HTTP = {"retrofit2..", "okhttp3..", "okio.."};

  private static final DescribedPredicate<JavaClass> OURS_BY_HAND =
      resideInAPackage(ROOT + "..").and(not(resideInAPackage(GENERATED))).as("written by hand");

  /** Of this library's packages, a package knows itself and these. */
  private static ArchRule knowsOnly(String from, String... others) {
    String[] known = Stream.concat(Stream.of(from), Arrays.stream(others)).toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(from)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(known).or(not(resideInAPackage(ROOT + ".."))));
  }

  @ArchTest
  static final ArchRule errorsKnowNobodyButModels =
      knowsOnly(ERROR, ROOT + ".generated.support")
          .because("an exception is a value that every layer may throw; it may carry a row");

  @ArchTest
  static final ArchRule decodingKnowsModels =
      knowsOnly(DECODING, ROOT + ".generated.support")
          .because("what was odd in an answer is told by those who read it");

  @ArchTest
  static final ArchRule queriesKnowNobody =
      knowsOnly(QUERY).because("how a filter travels is decided on the wire, not in the filter");

  @ArchTest
  static final ArchRule ledgersKnowTimeOnly =
      knowsOnly(ROOT + ".ledger", TIME)
          .because("what a key stands for, and how it was sent, is the caller's business");

  @ArchTest
  static final ArchRule reconcilingReadsListsOnly =
      knowsOnly(ROOT + ".internal.reconcile", CALL, ERROR, TIME, ROOT + ".generated.support")
          .because("it looks at rows and clocks, and makes no call of its own");

  @ArchTest
  static final ArchRule observersKnowWhatIsTold =
      knowsOnly(OBSERVE, ERROR, RESILIENCE, ROOT + ".generated.support")
          .because("they look at calls and have no part in them");

  @ArchTest
  static final ArchRule metersKnowObserversOnly =
      knowsOnly(OBSERVE + ".micrometer", OBSERVE, ERROR, RESILIENCE)
          .because("they are observers like those of users");

  @ArchTest
  static final ArchRule spansKnowObserversOnly =
      knowsOnly(OBSERVE + ".opentelemetry", OBSERVE, ERROR, ROOT + ".generated.support")
          .because("they are observers like those of users");

  @ArchTest
  static final ArchRule logsKnowCallsOnly =
      knowsOnly(LOG, CALL, OBSERVE, ERROR, RESILIENCE, ROOT + ".generated.support")
          .because("they write down what they are shown");

  @ArchTest
  static final ArchRule librariesThatNotAllHaveStayWhereTheyAreAskedFor =
      noClasses()
          .that(are(OURS_BY_HAND))
          .and()
          .resideOutsideOfPackages(OBSERVE + ".micrometer", OBSERVE + ".opentelemetry")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micrometer..", "io.opentelemetry..")
          .because("a program without them has to run");

  @ArchTest
  static final ArchRule timeKnowsNobody =
      knowsOnly(TIME).because("everything that waits stands on it");

  @ArchTest
  static final ArchRule progressKnowsTime =
      knowsOnly(PROGRESS, TIME).because("it counts, whatever is counted");

  @ArchTest
  static final ArchRule resilienceKnowsTime =
      knowsOnly(RESILIENCE, TIME).because("quota and backoff are about when, never about what");

  @ArchTest
  static final ArchRule pagingKnowsErrorsAndOrders =
      knowsOnly(PAGING, ERROR, QUERY, PROGRESS, TIME)
          .because("a walk gets its pages from a source that it is handed");

  @ArchTest
  static final ArchRule callKnowsErrorsResilienceAndTime =
      knowsOnly(CALL, ERROR, RESILIENCE, TIME, DECODING, OBSERVE, ROOT + ".generated.support")
          .because("one call is repeated alike, whatever it asks for");

  @ArchTest
  static final ArchRule wireKnowsCallQueryAndPaging =
      knowsOnly(WIRE, CALL, QUERY, PAGING, TIME, DECODING, GENERATED)
          .because("it translates between the client's words and the service's");

  @ArchTest
  static final ArchRule generatedCodeKnowsNobody =
      classes()
          .that()
          .resideInAPackage(GENERATED)
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage(GENERATED).or(not(resideInAPackage(ROOT + ".."))))
          .because("it is made anew from the description on each build, and stands below all else");

  @ArchTest
  static final ArchRule noPackagesGoRoundInCircles =
      slices()
          .matching("io.getsales.(**)")
          .should()
          .beFreeOfCycles()
          .because("what depends on itself cannot be read, tested or replaced in parts");

  @ArchTest
  static final ArchRule valuesKnowNothingOfHttp =
      noClasses()
          .that()
          .resideInAnyPackage(QUERY, PAGING, DECODING, ERROR, RESILIENCE, TIME, PROGRESS, OBSERVE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("retrofit2..", "okhttp3..", "okio..", "com.google.gson..")
          .because("they are the caller's vocabulary and outlive the libraries below");

  @ArchTest
  static final ArchRule signaturesShowNoMachinery =
      codeUnits()
          .that(are(visibleToUsers()))
          .should(involveNone(machinery()))
          .because(
              "users would be tied to libraries that are ours to change; the two doors are"
                  + " GetSales.api(type) and GetSalesBuilder.httpClient(client)");

  @ArchTest
  static final ArchRule fieldsShowNoMachinery =
      fields()
          .that(are(visibleToUsers()))
          .should()
          .notHaveRawType(machinery())
          .allowEmptyShould(false)
          .because("a public field is a signature too");

  @ArchTest
  static final ArchRule supertypesShowNoMachinery =
      noClasses()
          .that()
          .arePublic()
          .and(are(OURS_BY_HAND))
          .and()
          .resideOutsideOfPackage(INTERNAL)
          .should()
          .beAssignableTo(machinery())
          .because("what a public class extends is part of what users see");

  @ArchTest
  static final ArchRule timeIsAnArgument =
      noClasses()
          .that(are(OURS_BY_HAND))
          .and()
          .resideOutsideOfPackage(TIME)
          .should()
          .accessTargetWhere(readsClockOrSleeps())
          .because("clock and waits come from the TimeSource, so that no test has to sleep");

  @ArchTest
  static final ArchRule onlyOneLogs =
      noClasses()
          .that(are(OURS_BY_HAND))
          .and()
          .resideOutsideOfPackage(LOG)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.util.logging..", "org.slf4j..", "org.apache..", "ch.qos.logback..")
          .because("what goes into a log is kept free of keys and people in one place");

  @ArchTest
  static final ArchRule nobodyPrints =
      noClasses()
          .that(are(OURS_BY_HAND))
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace")
          .because("the console belongs to the program, not to its libraries");

  @ArchTest
  static final ArchRule nobodyHoldsAMonitor =
      methods()
          .that(are(member(OURS_BY_HAND)))
          .should()
          .notHaveModifier(JavaModifier.SYNCHRONIZED)
          .because("a virtual thread that waits inside a monitor pins its carrier before JDK 24");

  @ArchTest
  static final ArchRule staticFieldsStayAsTheyAre =
      fields()
          .that()
          .areStatic()
          .and(are(member(OURS_BY_HAND)))
          .should()
          .beFinal()
          .because("two clients in one process share nothing");

  @ArchTest
  static final ArchRule nullIsMarkedEverywhere =
      classes()
          .that(are(OURS_BY_HAND))
          .should(resideInANullMarkedPackage())
          .because("signatures promise what may be null");

  private static DescribedPredicate<JavaMember> member(DescribedPredicate<JavaClass> owner) {
    return DescribedPredicate.describe(
        "in classes " + owner.getDescription(), one -> owner.test(one.getOwner()));
  }

  /** Public or protected, in a class that users can name. */
  private static DescribedPredicate<JavaMember> visibleToUsers() {
    return DescribedPredicate.describe(
        "visible to users",
        one -> {
          Set<JavaModifier> modifiers = one.getModifiers();
          boolean open =
              modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
          return open
              && isPublicWithAllAround(one.getOwner())
              && OURS_BY_HAND.test(one.getOwner())
              && !resideInAPackage(INTERNAL).test(one.getOwner());
        });
  }

  private static boolean isPublicWithAllAround(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isPublicWithAllAround).orElse(true);
  }

  private static DescribedPredicate<JavaClass> machinery() {
    return resideInAnyPackage(HTTP)
        .or(resideInAPackage(GENERATED_API))
        .or(resideInAPackage(INTERNAL))
        .as("HTTP libraries, generated interfaces or internals");
  }

  /** The types of a signature, those in its generic arguments included. */
  private static ArchCondition<JavaCodeUnit> involveNone(DescribedPredicate<JavaClass> types) {
    return new ArchCondition<>("involve no " + types.getDescription()) {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        if (unit.getFullName()
            .equals("io.getsales.client.GetSalesBuilder.httpClient(okhttp3.OkHttpClient)")) {
          return;
        }
        Stream.concat(
                unit.getReturnType().getAllInvolvedRawTypes().stream(),
                unit.getParameterTypes().stream()
                    .flatMap(type -> type.getAllInvolvedRawTypes().stream()))
            .filter(types)
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.violated(
                            unit, unit.getFullName() + " shows " + type.getName())));
      }
    };
  }

  private static DescribedPredicate<JavaAccess<?>> readsClockOrSleeps() {
    Set<Class<?>> clocks =
        Set.of(
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class);
    return DescribedPredicate.describe(
        "a clock is read or a thread put to sleep",
        access -> {
          String name = access.getName();
          JavaClass owner = access.getTargetOwner();
          return switch (name) {
            case "now" -> clocks.stream().anyMatch(owner::isEquivalentTo);
            case "nanoTime", "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            case "sleep" ->
                owner.isEquivalentTo(Thread.class) || owner.isEquivalentTo(TimeUnit.class);
            case "<init>" -> owner.isEquivalentTo(Date.class);
            default ->
                owner.isEquivalentTo(LockSupport.class)
                    || (owner.isEquivalentTo(Clock.class) && name.startsWith("system"));
          };
        });
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a package that is @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(
              SimpleConditionEvent.violated(
                  type, "package " + type.getPackageName() + " is not @NullMarked"));
        }
      }
    };
  }
}
