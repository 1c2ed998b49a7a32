package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.jenkins.RenderExecutors;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The limits of an upload. */
@Tag("unit")
class AssetUploaderTest {

    /** Otherwise a long upload is interrupted before it ends with its own message. */
    @Test
    void longestUploadEndsWithinTheLimitOfItsTask() {
        Duration upload = AssetUploader.URL_LIFE.multipliedBy(AssetUploader.MAX_CALLS);
        Duration searches = SceneAnalysis.SCAN.multipliedBy(3);
        Duration longest = searches.plus(AssetUploader.CALL).plus(upload);
        assertTrue(longest.compareTo(RenderExecutors.WORK) < 0, () -> longest + " of " + RenderExecutors.WORK);
    }
}
