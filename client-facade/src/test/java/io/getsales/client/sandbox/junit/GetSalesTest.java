package io.getsales.client.sandbox.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class a sandbox of its own, a client that talks to it, and virtual time that
 * both run on. Tests, {@code @BeforeEach} and {@code @AfterEach} methods take what they need as
 * parameters, in any order: {@link io.getsales.client.sandbox.GetSalesSandbox}, {@link
 * io.getsales.client.GetSales}, {@link io.getsales.client.sandbox.VirtualTime}.
 *
 * <pre>{@code
 * @GetSalesTest(contacts = 50)
 * class ThankYouTest {
 *   @Test
 *   void thanksOnce(GetSalesSandbox sandbox, GetSales getsales) {
 *     new ThankYou(getsales).run();
 *
 *     sandbox.verify().sentExactly(1);
 *   }
 * }
 * }</pre>
 *
 * <p>All is made when it is first asked for and closed after the test; waits take no real time;
 * tests may run in parallel. A test that fails shows what arrived at its sandbox, as a suppressed
 * exception. On a method the annotation replaces that of the class. What has no attribute here can
 * be set with {@link GetSalesExtension}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(GetSalesExtension.class)
public @interface GetSalesTest {
  /** Leaves a number to the sandbox. */
  int BY_DEFAULT = -1;

  /** {@return from what all data is worked out; another seed gives other people} */
  long seed() default 42;

  /** {@return how many contacts there are} */
  int contacts() default 100;

  /** {@return how many contact lists there are} */
  int lists() default 2;

  /** {@return how many automations there are: on, off, draft, archived, and so on again} */
  int automations() default 4;

  /** {@return how many sender profiles there are} */
  int senderProfiles() default 2;

  /** {@return how many LinkedIn messages there are; 50 unless nobody is there to write them} */
  int linkedInMessages() default BY_DEFAULT;

  /** {@return how many emails there are; 20 unless nobody is there to write them} */
  int emails() default BY_DEFAULT;

  /** {@return how many requests a minute the sandbox answers before 429; 0 for any number} */
  int quotaPerMinute() default 300;

  /** {@return how answers are shaped} */
  Answers answers() default Answers.OBSERVED;

  /**
   * {@return whether sandbox and client run on the machine's clock, so that waits are real} For
   * code under test that cannot do without; {@code VirtualTime} is no parameter then.
   */
  boolean realTime() default false;
}
