package io.jenkins.plugins.azurerender.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Items;
import io.jenkins.plugins.azurerender.settings.BlenderChoice;
import io.jenkins.plugins.azurerender.settings.EnvironmentVariable;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Step parameters in the config.xml of freestyle jobs. */
@Tag("unit")
@WithJenkins
class SavedOptionsTest {

    @Test
    void onlyValuesOtherThanDefaultsAreWritten(JenkinsRule jenkins) {
        AzureRenderSubmitStep step = new AzureRenderSubmitStep("shot.blend");
        step.setFrames("1-10");

        String xml = Items.XSTREAM2.toXML(new AzureRenderSubmitBuilder(step));

        assertTrue(xml.contains("<scene>shot.blend</scene>"), xml);
        assertTrue(xml.contains("<frames>1-10</frames>"), xml);
        assertFalse(xml.contains("<chunk>"), xml);
        assertFalse(xml.contains("<timeLimitHours>"), xml);
    }

    @Test
    void writtenParametersAreReadAgain(JenkinsRule jenkins) {
        AzureRenderSubmitStep step = new AzureRenderSubmitStep("shot \"<&>\".blend");
        step.setChunk(5);
        step.setLicenses(List.of("arnold", "maya"));
        step.setEnvironment(List.of(new EnvironmentVariable("QUALITY", "high")));
        BlenderChoice blender = new BlenderChoice();
        blender.setCamera("Side");
        step.setRenderer(blender);

        AzureRenderSubmitStep read =
                roundTrip(new AzureRenderSubmitBuilder(step)).getStep();

        assertEquals("shot \"<&>\".blend", read.getScene());
        assertEquals(5, read.getChunk());
        assertEquals(List.of("arnold", "maya"), read.getLicenses());
        assertEquals("QUALITY", read.getEnvironment().get(0).getName());
        assertEquals("high", read.getEnvironment().get(0).getValue());
        assertEquals(
                "Side",
                assertInstanceOf(BlenderChoice.class, read.getRenderer()).getCamera());
    }

    @Test
    void missingParametersHaveDefaultsAndUnknownOnesAreIgnored(JenkinsRule jenkins) {
        AzureRenderPoolStep fresh = new AzureRenderPoolStep("nightly");
        AzureRenderPoolStep read = ((AzureRenderPoolBuilder) Items.XSTREAM2.fromXML("""
                        <io.jenkins.plugins.azurerender.steps.AzureRenderPoolBuilder plugin="azure-render@0.1">
                          <step class="io.jenkins.plugins.azurerender.steps.AzureRenderPoolStep">
                            <id>nightly</id>
                            <anOptionOfAnotherVersion>7</anOptionOfAnotherVersion>
                          </step>
                        </io.jenkins.plugins.azurerender.steps.AzureRenderPoolBuilder>
                        """)).getStep();

        assertEquals("nightly", read.getId());
        assertEquals(fresh.getImage(), read.getImage());
        assertEquals(fresh.getTaskSlotsPerNode(), read.getTaskSlotsPerNode());
        assertEquals(fresh.getWaitMinutes(), read.getWaitMinutes());
    }

    private static AzureRenderSubmitBuilder roundTrip(AzureRenderSubmitBuilder builder) {
        return (AzureRenderSubmitBuilder) Items.XSTREAM2.fromXML(Items.XSTREAM2.toXML(builder));
    }
}
