package io.getsales.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.generated.support.Model;
import io.getsales.client.paging.Cursor;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the text of a record tells, since a record shows all it holds unless it says otherwise. */
class RecordTextTest {
  /**
   * Words of ours and of the description's, ids and digests. Of an error answer only what looks
   * like a field's name or an id is shown; {@link SecretsTest} has those that do not.
   */
  private static final Set<String> MAY_BE_SHOWN =
      Set.of(
          "Attempt.problem",
          "Batch.ends",
          "Batch.rows",
          "CallResult.problem",
          "CallTrace.operation",
          "DriftFinding.operation",
          "DriftFinding.path",
          "ErrorAnswer.fieldMessages",
          "ErrorAnswer.reason",
          "ErrorAnswer.requestId",
          "ImportedContact.contactUuid",
          "ListTraits.fingerprint",
          "ListTraits.operation",
          "ListTraits.otherOrders",
          "ObservedCall.host",
          "ObservedCall.method",
          "ObservedCall.operation",
          "ObservedCall.pathTemplate",
          "Operand.key",
          "RawAnswer.operation",
          "Reconciliation.explanation",
          "SendRecord.messageUuid",
          "Sort.field",
          "TraversalReport.reason",
          "UndecodableRow.fields");

  private static final String MARK = "marked";

  private static Stream<Class<?>> records() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.getsales.client")
            .stream()
            .filter(type -> type.isRecord() && isPublic(type))
            .filter(type -> !type.getPackageName().contains(".internal"))
            .map(JavaClass::reflect);
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(RecordTextTest::isPublic).orElse(true);
  }

  @ParameterizedTest
  @MethodSource("records")
  void showsNothingButWhatIsListed(Class<?> type) {
    Set<String> shown = new TreeSet<>();
    String text = markedOf(type).toString();

    for (RecordComponent component : type.getRecordComponents()) {
      if (text.contains(mark(component))) {
        shown.add(type.getSimpleName() + "." + component.getName());
      }
    }

    assertThat(MAY_BE_SHOWN).containsAll(shown);
  }

  @Test
  void everyListedWordIsOneOfARecord() {
    Set<String> components = new TreeSet<>();
    records()
        .forEach(
            type ->
                Arrays.stream(type.getRecordComponents())
                    .forEach(c -> components.add(type.getSimpleName() + "." + c.getName())));

    assertThat(components).containsAll(MAY_BE_SHOWN);
  }

  private static Object markedOf(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
    Object[] values =
        Arrays.stream(components).map(RecordTextTest::markedOf).toArray(Object[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " cannot be made: " + e.getCause(), e);
    }
  }

  private static String mark(RecordComponent component) {
    String name = component.getName();
    return MARK + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static Object markedOf(RecordComponent component) {
    String mark = mark(component);
    Class<?> type = component.getType();
    if (type == String.class) {
      return mark;
    } else if (type == int.class || type == Integer.class) {
      return 1;
    } else if (type == long.class || type == Long.class) {
      return 1L;
    } else if (type == double.class) {
      return 1.0;
    } else if (type == boolean.class || type == Boolean.class) {
      return true;
    } else if (type == Instant.class) {
      return Instant.EPOCH;
    } else if (type == Duration.class) {
      return Duration.ofSeconds(1);
    } else if (type == Optional.class) {
      return Optional.empty();
    } else if (type == Cursor.class) {
      return Cursor.startingAt(Instant.EPOCH);
    } else if (type.isEnum()) {
      return type.getEnumConstants()[0];
    } else if (type == Map.class) {
      return Map.of(mark, List.of(mark));
    } else if (type == List.class) {
      return List.of(elementOf(component, mark));
    } else if (type == Set.class) {
      return Set.of();
    } else if (type == Exception.class) {
      return new IllegalStateException(mark);
    } else if (type == Object.class) {
      return component.getGenericType() == Object.class ? mark : person(mark);
    } else if (Model.class.isAssignableFrom(type)) {
      return person(mark);
    } else if (type.isRecord()) {
      return markedOf(type);
    }
    return null;
  }

  private static Object elementOf(RecordComponent list, String mark) {
    Type element = ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    if (element == String.class) {
      return mark;
    }
    return element instanceof Class<?> type && type.isRecord() ? markedOf(type) : person(mark);
  }

  private static NewContact person(String mark) {
    return new NewContact().firstName(mark).email(mark + "@fjordware.example");
  }
}
