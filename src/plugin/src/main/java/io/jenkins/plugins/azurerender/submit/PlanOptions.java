package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.preflight.Preflight;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;

/**
 * Whether the render is only planned, or skipped.
 *
 * @param dryRun reports the plan and sends nothing
 * @param skipUnchanged renders nothing when scene, assets and options are those of the last successful build
 * @param secondsPerFrame for the estimate of a dry run; 0 for the times of earlier builds
 * @param preflight the effect of warnings of the preflight
 */
public record PlanOptions(boolean dryRun, boolean skipUnchanged, double secondsPerFrame, Preflight.Mode preflight)
        implements Serializable {

    public PlanOptions {
        checkSeconds(secondsPerFrame);
    }

    /** @throws InvalidRequestException when it is not a number of seconds */
    public static void checkSeconds(double seconds) {
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            throw new InvalidRequestException(
                    "secondsPerFrame is %s: use a number above 0, or leave it out.".formatted(seconds));
        }
    }
}
