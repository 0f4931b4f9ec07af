package io.getsales.client.generated.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The repeat class of a generated method, from the description's {@code x-repeat}. A method without
 * it is {@link RepeatClass#READ} when it is a GET, else treated as {@link RepeatClass#SEND}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Repeat {
  /** {@return the class of the operation} */
  RepeatClass value();
}
