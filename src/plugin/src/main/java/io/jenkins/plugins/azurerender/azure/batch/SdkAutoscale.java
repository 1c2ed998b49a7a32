package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.batch.protocol.models.AutoScaleRun;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.NameValuePair;
import com.microsoft.azure.batch.protocol.models.PoolSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.time.Period;

/** Converts autoscaling to and from types of the Batch SDK. */
final class SdkAutoscale {

    private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(15);

    private static final int MAX_DETAILS = 10;

    private SdkAutoscale() {}

    /** Sets either fixed node counts or a formula. */
    static void set(PoolSpecification pool, PoolRequest request) {
        if (request.autoscale() == null) {
            pool.withTargetDedicatedNodes(request.dedicatedNodes()).withTargetLowPriorityNodes(request.spotNodes());
        } else {
            pool.withEnableAutoScale(true)
                    .withAutoScaleFormula(request.autoscale().formula())
                    .withAutoScaleEvaluationInterval(interval(request.autoscale()));
        }
    }

    static Period interval(AutoscaleFormula autoscale) {
        return Period.minutes(Math.toIntExact(autoscale.interval().toMinutes()));
    }

    static AutoscaleFormula formula(CloudPool pool) {
        if (!Boolean.TRUE.equals(pool.enableAutoScale())) {
            return null;
        }
        Period interval = pool.autoScaleEvaluationInterval();
        return new AutoscaleFormula(
                Objects.requireNonNullElse(pool.autoScaleFormula(), ""),
                interval == null
                        ? DEFAULT_INTERVAL
                        : Duration.ofSeconds(interval.toStandardSeconds().getSeconds()));
    }

    /** Returns why a formula set no node counts, as Batch reports it. */
    static Optional<String> error(AutoScaleRun run) {
        if (run == null || run.error() == null) {
            return Optional.empty();
        }
        List<NameValuePair> values = Objects.requireNonNullElse(run.error().values(), List.of());
        String details =
                values.stream().limit(MAX_DETAILS).map(NameValuePair::value).collect(Collectors.joining(" "));
        return Optional.of(
                (SdkTexts.message(run.error().code(), run.error().message()) + " " + SdkTexts.message(details))
                        .strip());
    }
}
