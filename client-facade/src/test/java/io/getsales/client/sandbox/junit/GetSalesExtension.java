package io.getsales.client.sandbox.junit;

import io.getsales.client.GetSales;
import io.getsales.client.GetSalesBuilder;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.SandboxBuilder;
import io.getsales.client.sandbox.SandboxHost;
import io.getsales.client.sandbox.VirtualTime;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What stands behind {@link GetSalesTest}, and the way to settings that the annotation does not
 * have:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final GetSalesExtension GETSALES =
 *     new GetSalesExtension()
 *         .sandbox(sandbox -> sandbox.contacts(5_000).searchLag(Duration.ofSeconds(3)))
 *         .client(client -> client.quota(Quota.perMinute(200)));
 * }</pre>
 *
 * <p>Registered in this way it stands alone: the same test must not have the annotation as well.
 * Immutable; every method answers a changed copy. Needs JUnit 5.13 or later.
 */
public final class GetSalesExtension
    implements ParameterResolver,
        AfterEachCallback,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {
  private static final Namespace NAMESPACE = Namespace.create(GetSalesExtension.class);
  private static final Set<Class<?>> PARAMETERS =
      Set.of(GetSalesSandbox.class, GetSales.class, VirtualTime.class);

  private final UnaryOperator<SandboxBuilder> sandbox;
  private final UnaryOperator<GetSalesBuilder> client;
  private final boolean realTime;

  /** Sandboxes with the settings of the annotation, where there is one, else the default ones. */
  public GetSalesExtension() {
    this(UnaryOperator.identity(), UnaryOperator.identity(), false);
  }

  private GetSalesExtension(
      UnaryOperator<SandboxBuilder> sandbox,
      UnaryOperator<GetSalesBuilder> client,
      boolean realTime) {
    this.sandbox = sandbox;
    this.client = client;
    this.realTime = realTime;
  }

  /**
   * Settings of each sandbox; clock, delays and host are set already.
   *
   * @param settings is given the settings so far and answers those to have
   * @return this extension
   */
  public GetSalesExtension sandbox(UnaryOperator<SandboxBuilder> settings) {
    return new GetSalesExtension(Objects.requireNonNull(settings, "settings"), client, realTime);
  }

  /**
   * Settings of each client; base URL, key and time source are set already.
   *
   * @param settings is given the settings so far and answers those to have
   * @return this extension
   */
  public GetSalesExtension client(UnaryOperator<GetSalesBuilder> settings) {
    return new GetSalesExtension(sandbox, Objects.requireNonNull(settings, "settings"), realTime);
  }

  /**
   * Lets sandbox and client run on the machine's clock; {@code VirtualTime} is no parameter.
   *
   * @return this extension
   */
  public GetSalesExtension realTime() {
    return new GetSalesExtension(sandbox, client, true);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (context.getTestMethod().isEmpty()
        || parameter.getDeclaringExecutable() instanceof Constructor) {
      throw new ParameterResolutionException(
          type.getSimpleName()
              + " is new for each test (expected: as a parameter of a test, @BeforeEach or"
              + " @AfterEach method, not of a constructor or of @BeforeAll)");
    }
    Bench bench = bench(context);
    if (type == GetSalesSandbox.class) {
      return bench.sandbox();
    }
    if (type == GetSales.class) {
      return bench.client();
    }
    VirtualTime time = bench.time();
    if (time == null) {
      throw new ParameterResolutionException(
          "VirtualTime is not there in real time (expected: a test without realTime)");
    }
    return time;
  }

  /** Closes what the test was given. */
  @Override
  public void afterEach(ExtensionContext context) {
    Bench bench = context.getStore(NAMESPACE).remove(Bench.class, Bench.class);
    if (bench != null) {
      bench.close();
    }
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withWhatArrived(context, failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withWhatArrived(context, failure);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withWhatArrived(context, failure);
  }

  private static Throwable withWhatArrived(ExtensionContext context, Throwable failure) {
    Bench bench = context.getStore(NAMESPACE).get(Bench.class, Bench.class);
    boolean isTold =
        failure instanceof AssertionError && bench != null && bench.isIn(failure.getMessage());
    if (bench != null && !isTold) {
      failure.addSuppressed(new WhatArrived(bench.sandbox().describe()));
    }
    return failure;
  }

  private Bench bench(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Bench.class, key -> open(context), Bench.class);
  }

  private Bench open(ExtensionContext context) {
    SandboxHost host =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(SandboxHost.class, key -> new SandboxHost(), SandboxHost.class);
    Optional<GetSalesTest> annotation = annotation(context);
    boolean real = realTime || annotation.map(GetSalesTest::realTime).orElse(false);
    VirtualTime time = real ? null : new VirtualTime();
    SandboxBuilder settings = GetSalesSandbox.builder().host(host);
    if (time != null) {
      settings.clock(time::now).delays(time::advance);
    }
    annotation.ifPresent(values -> apply(values, settings));
    return new Bench(sandbox.apply(settings).build(), time, client);
  }

  private static void apply(GetSalesTest values, SandboxBuilder settings) {
    values
        .answers()
        .applyTo(settings)
        .seed(values.seed())
        .contacts(values.contacts())
        .lists(values.lists())
        .automations(values.automations())
        .senderProfiles(values.senderProfiles());
    if (values.linkedInMessages() != GetSalesTest.BY_DEFAULT) {
      settings.linkedInMessages(values.linkedInMessages());
    }
    if (values.emails() != GetSalesTest.BY_DEFAULT) {
      settings.emails(values.emails());
    }
    if (values.quotaPerMinute() == 0) {
      settings.noQuota();
    } else {
      settings.quota(values.quotaPerMinute(), Duration.ofMinutes(1));
    }
  }

  private static Optional<GetSalesTest> annotation(ExtensionContext context) {
    Optional<GetSalesTest> found =
        AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), GetSalesTest.class);
    @Nullable Class<?> type = context.getRequiredTestClass();
    while (found.isEmpty() && type != null) {
      found = AnnotationSupport.findAnnotation(type, GetSalesTest.class);
      type = type.getEnclosingClass();
    }
    return found;
  }

  /** Carries what arrived at a sandbox to where a failure is shown. */
  private static final class WhatArrived extends RuntimeException {
    private static final long serialVersionUID = 1;

    WhatArrived(String description) {
      super("What arrived at the sandbox. " + description, null, false, false);
    }

    @Override
    public String toString() {
      return getMessage();
    }
  }
}
