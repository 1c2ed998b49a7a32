package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.batch.protocol.models.ResizeError;
import java.util.Map;

/** Why Batch did not allocate nodes: its own words, and what to do. */
final class SdkResizeErrors {

    private static final String LATER = "Azure has no such machines available at the moment";
    private static final String QUOTA =
            "the core quota of the account is used up: use fewer nodes or request a higher quota";

    private static final Map<String, String> MEANING = Map.of(
            "AllocationFailed", LATER,
            "AllocationTimedout", LATER,
            "AccountCoreQuotaReached", QUOTA,
            "AccountLowPriorityCoreQuotaReached", QUOTA,
            "AccountSpotCoreQuotaReached", QUOTA,
            "AccountVMSeriesCoreQuotaReached", QUOTA,
            "ResizeStopped", "the resize was stopped");

    private SdkResizeErrors() {}

    static boolean isOutOfCapacity(ResizeError error) {
        return LATER.equals(MEANING.get(error.code()));
    }

    static String describe(ResizeError error) {
        String words = error.code() + ": " + error.message();
        String meaning = MEANING.get(error.code());
        return meaning == null ? words : words + " (" + meaning + ")";
    }
}
