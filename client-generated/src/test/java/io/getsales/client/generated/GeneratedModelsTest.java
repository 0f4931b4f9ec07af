package io.getsales.client.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.getsales.client.generated.support.Model;
import io.getsales.client.generated.support.OpenEnum;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedModelsTest {
  private static final String SECRET = "marta.lindqvist@fjordware.example";
  private static final int SECRET_NUMBER = 987_654_321;

  @Test
  void haveTheNamesThatUsersType() {
    assertThat(GeneratedClasses.models())
        .extracting(Class::getSimpleName)
        .contains(
            "AttachmentReference",
            "Automation",
            "AutomationPage",
            "Contact",
            "ContactEducation",
            "ContactExperience",
            "ContactList",
            "ContactListPage",
            "ContactLocation",
            "ContactMarker",
            "ContactPage",
            "ContactPost",
            "ContactQuery",
            "ContactRecord",
            "ContactSearch",
            "ContactUpdate",
            "ContactUpsert",
            "Email",
            "EmailBody",
            "EmailPage",
            "EmailRecipient",
            "Enrollment",
            "EnrollmentCancellation",
            "EnrollmentResult",
            "ErrorBody",
            "ErrorDetail",
            "ExternalSenderProfile",
            "LinkedInMessage",
            "LinkedInMessagePage",
            "NewContact",
            "NewContactEnrollment",
            "NewContactList",
            "NewContacts",
            "NewEmail",
            "NewLinkedInMessage",
            "NewSenderProfile",
            "Schedule",
            "SenderProfile",
            "SenderProfilePage",
            "SentEmail",
            "StatusMessage",
            "TimeBlock",
            "UnreadCount");
  }

  @Test
  void haveEveryPropertyOfTheirSchemaInItsOrder() throws ReflectiveOperationException {
    Map<String, List<String>> described = new TreeMap<>();
    Description.prepared()
        .schemas()
        .forEach(
            (name, schema) -> {
              if (Description.map(schema).get("properties") instanceof Map<?, ?> properties) {
                described.put(name, properties.keySet().stream().map(String::valueOf).toList());
              }
            });
    Map<String, List<String>> generated = new TreeMap<>();
    for (Class<?> model : GeneratedClasses.models()) {
      generated.put(model.getSimpleName(), fieldNames(model));
    }

    assertThat(generated).containsAllEntriesOf(described);
  }

  @Test
  void areNothingButModelsAndOpenEnums() {
    assertThat(GeneratedClasses.inModelPackage())
        .allMatch(
            type ->
                Model.class.isAssignableFrom(type)
                    || OpenEnum.class.isAssignableFrom(type)
                    || isKnownOfAnOpenEnum(type));
  }

  private static boolean isKnownOfAnOpenEnum(Class<?> type) {
    return type.getEnclosingClass() != null
        && OpenEnum.class.isAssignableFrom(type.getEnclosingClass())
        && type.getSimpleName().matches("Known|");
  }

  static List<Class<? extends Model>> models() {
    return GeneratedClasses.models();
  }

  @ParameterizedTest
  @MethodSource("models")
  void areFinalAndCanBeMadeByAnyone(Class<? extends Model> type)
      throws ReflectiveOperationException {
    assertThat(Modifier.isPublic(type.getModifiers())).isTrue();
    assertThat(Modifier.isFinal(type.getModifiers())).isTrue();
    assertThat(type.isAnnotationPresent(NullMarked.class)).isTrue();
    assertThat(type.getConstructor().newInstance().toJson()).isEqualTo("{}");
  }

  @ParameterizedTest
  @MethodSource("models")
  void showTheNamesOfTheirFieldsAndNeverAValue(Class<? extends Model> type)
      throws ReflectiveOperationException {
    Model model = filled(type);
    model.putUnknownField("later_field", new JsonPrimitive(SECRET));

    assertThat(model.toString())
        .isEqualTo(
            type.getSimpleName()
                + Stream.concat(fieldNames(type).stream(), Stream.of("later_field")).toList());
  }

  @ParameterizedTest
  @MethodSource("models")
  void comeBackEqualFromTheirOwnJson(Class<? extends Model> type)
      throws ReflectiveOperationException {
    Model model = filled(type);

    Model again = Json.read(type, model.toJson());

    assertThat(again).isEqualTo(model).hasSameHashCodeAs(model).isNotEqualTo(empty(type));
    assertThat(again.toJson()).isEqualTo(model.toJson());
    assertThat(fieldNames(type)).allMatch(name -> again.rawField(name) == null);
  }

  @ParameterizedTest
  @MethodSource("models")
  void leaveOutWhatIsSetToNull(Class<? extends Model> type) throws ReflectiveOperationException {
    Model model = filled(type);
    for (Method setter : setters(type)) {
      setter.invoke(model, new Object[] {null});
    }

    assertThat(model.toJson()).isEqualTo("{}");
    assertThat(model).isEqualTo(empty(type));
  }

  @ParameterizedTest
  @MethodSource("models")
  void readNullInEveryField(Class<? extends Model> type) throws ReflectiveOperationException {
    JsonObject nulls = new JsonObject();
    fieldNames(type).forEach(name -> nulls.add(name, null));

    Model model = Json.read(type, nulls.toString());

    assertThat(fieldNames(type)).allMatch(model::isNull);
    assertThat(fieldNames(type)).allMatch(name -> model.rawField(name) == null);
    assertThat(model.toJson()).isEqualTo(nulls.toString());
    assertThat(model).isNotEqualTo(empty(type));
    for (Method getter : getters(type)) {
      assertThat(getter.invoke(model)).isNull();
    }
  }

  static List<Class<? extends OpenEnum>> openEnums() {
    return GeneratedClasses.openEnums();
  }

  @ParameterizedTest
  @MethodSource("openEnums")
  void keepValuesThatTheDescriptionDoesNotList(Class<? extends OpenEnum> type)
      throws ReflectiveOperationException {
    OpenEnum later = openEnum(type, "a later value");

    assertThat(Modifier.isFinal(type.getModifiers())).isTrue();
    assertThat(later.value()).isEqualTo("a later value").isEqualTo(later.toString());
    assertThat(later.isKnown()).isFalse();
    assertThat(known(later)).isEqualTo("UNKNOWN");
    assertThat(later)
        .isEqualTo(openEnum(type, "a later value"))
        .hasSameHashCodeAs(openEnum(type, "a later value"))
        .isNotEqualTo(openEnum(type, "another value"));
  }

  @ParameterizedTest
  @MethodSource("openEnums")
  void haveOneConstantForEachListedValue(Class<? extends OpenEnum> type)
      throws ReflectiveOperationException {
    List<Field> constants =
        Arrays.stream(type.getFields()).filter(field -> field.getType() == type).toList();

    assertThat(constants).isNotEmpty();
    for (Field constant : constants) {
      OpenEnum value = (OpenEnum) constant.get(null);
      assertThat(openEnum(type, value.value())).isSameAs(value);
      assertThat(value.isKnown()).isTrue();
      assertThat(known(value)).isEqualTo(constant.getName());
    }
  }

  private static OpenEnum openEnum(Class<?> type, String value)
      throws ReflectiveOperationException {
    return (OpenEnum) type.getMethod("of", String.class).invoke(null, value);
  }

  private static String known(OpenEnum value) throws ReflectiveOperationException {
    return ((Enum<?>) value.getClass().getMethod("known").invoke(value)).name();
  }

  private static Model empty(Class<?> type) throws ReflectiveOperationException {
    return (Model) type.getConstructor().newInstance();
  }

  private static Model filled(Class<?> type) throws ReflectiveOperationException {
    Model model = empty(type);
    List<Method> setters = setters(type);
    assertThat(setters).hasSameSizeAs(fieldNames(type));
    for (Method setter : setters) {
      assertThat(setter.invoke(model, value(setter.getGenericParameterTypes()[0]))).isSameAs(model);
    }
    return model;
  }

  private static List<Method> setters(Class<?> type) {
    return declared(type)
        .filter(method -> method.getReturnType() == type && method.getParameterCount() == 1)
        .toList();
  }

  private static List<Method> getters(Class<?> type) {
    return declared(type).filter(method -> method.getName().startsWith("get")).toList();
  }

  private static Stream<Method> declared(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge());
  }

  @SuppressWarnings("unchecked") // what the generated array is
  private static List<String> fieldNames(Class<?> type) throws ReflectiveOperationException {
    Method names = type.getDeclaredMethod("fieldNames");
    names.setAccessible(true);
    return List.of((String[]) names.invoke(empty(type)));
  }

  private static Object value(Type type) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType list) {
      return List.of(value(list.getActualTypeArguments()[0]));
    }
    Class<?> plain = (Class<?>) type;
    if (Model.class.isAssignableFrom(plain)) {
      return filled(plain);
    }
    if (OpenEnum.class.isAssignableFrom(plain)) {
      return openEnum(plain, SECRET);
    }
    return Stream.of(
            SECRET,
            SECRET_NUMBER,
            (long) SECRET_NUMBER,
            new BigDecimal(SECRET_NUMBER),
            true,
            OffsetDateTime.of(1987, 6, 5, 4, 3, 2, 1000, ZoneOffset.UTC),
            LocalDate.of(1987, 6, 5),
            secretObject())
        .filter(value -> plain == JsonElement.class || plain.isInstance(value))
        .findFirst()
        .map(value -> plain == JsonElement.class ? secretObject() : value)
        .orElseThrow(() -> new AssertionError("no value for a field of " + type));
  }

  private static JsonObject secretObject() {
    JsonObject object = new JsonObject();
    object.addProperty("email", SECRET);
    return object;
  }
}
