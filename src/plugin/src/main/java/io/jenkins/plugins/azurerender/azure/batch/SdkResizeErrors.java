package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.batch.protocol.models.ResizeError;
import java.util.Map;

/** Why a pool did not get the nodes it asked for: the service's words, and what they mean for who waits. */
final class SdkResizeErrors {

    private static final String LATER = "Azure has no such machines free just now, which may change by itself";
    private static final String QUOTA = "the account may not have more cores: ask for fewer nodes or a higher quota";

    private static final Map<String, String> MEANING = Map.of(
            "AllocationFailed", LATER,
            "AllocationTimedout", LATER,
            "AccountCoreQuotaReached", QUOTA,
            "AccountLowPriorityCoreQuotaReached", QUOTA,
            "AccountSpotCoreQuotaReached", QUOTA,
            "AccountVMSeriesCoreQuotaReached", QUOTA,
            "ResizeStopped", "someone stopped the change of its size");

    private SdkResizeErrors() {}

    static String describe(ResizeError error) {
        String words = error.code() + ": " + error.message();
        String meaning = MEANING.get(error.code());
        return meaning == null ? words : words + " (" + meaning + ")";
    }
}
