package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.batch.protocol.models.ResizeError;
import java.util.Map;

/** Explains the resize errors of Batch. */
final class SdkResizeErrors {

    private static final String NO_CAPACITY = "Azure has no VMs of this size available at the moment";
    private static final String QUOTA =
            "the core quota of the account is used up: use fewer nodes or request a higher quota";

    private static final Map<String, String> EXPLANATIONS = Map.of(
            "AllocationFailed", NO_CAPACITY,
            "AllocationTimedout", NO_CAPACITY,
            "AccountCoreQuotaReached", QUOTA,
            "AccountLowPriorityCoreQuotaReached", QUOTA,
            "AccountSpotCoreQuotaReached", QUOTA,
            "AccountVMSeriesCoreQuotaReached", QUOTA,
            "ResizeStopped", "the resize was stopped");

    private SdkResizeErrors() {}

    static boolean isOutOfCapacity(ResizeError error) {
        return NO_CAPACITY.equals(EXPLANATIONS.get(error.code()));
    }

    static String describe(ResizeError error) {
        String text = SdkTexts.message(error.code(), error.message());
        String explanation = EXPLANATIONS.get(error.code());
        return explanation == null ? text : text + " (" + explanation + ")";
    }
}
