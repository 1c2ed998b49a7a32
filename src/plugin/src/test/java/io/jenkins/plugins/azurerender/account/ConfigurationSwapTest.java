package io.jenkins.plugins.azurerender.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Builds that read the accounts while an administrator saves the configuration. */
@Tag("unit")
@WithJenkins
class ConfigurationSwapTest {

    @Test
    void buildsAlwaysFindAnAccountWhileTheFormIsSaved(JenkinsRule jenkins) throws Exception {
        AzureRenderConfiguration configuration = AzureRenderConfiguration.get();
        configuration.setAccounts(List.of(new RenderAccount("studio")));
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger missing = new AtomicInteger();
        Thread build = new Thread(() -> {
            while (!over.get()) {
                missing.addAndGet(configuration.getAccounts().isEmpty() ? 1 : 0);
            }
        });
        build.start();
        for (int save = 0; save < 200; save++) {
            configuration.configure(values -> {
                Thread.yield(); // reading a form takes some time
                values.setAccounts(List.of(new RenderAccount("studio")));
            });
        }
        over.set(true);
        build.join();
        assertEquals(0, missing.get());
    }

    @Test
    void formThatFailsChangesNothing(JenkinsRule jenkins) throws Exception {
        AzureRenderConfiguration configuration = AzureRenderConfiguration.get();
        configuration.setAccounts(List.of(new RenderAccount("studio")));
        configuration.setRetentionDays(3);
        assertThrows(
                IllegalArgumentException.class,
                () -> configuration.configure(values -> {
                    values.setRetentionDays(5);
                    values.setAccounts(List.of());
                    throw new IllegalArgumentException("the third field is not a number");
                }));
        assertEquals("studio", configuration.getAccounts().get(0).getName());
        assertEquals(3, configuration.getRetentionDays());
        configuration.load();
        assertEquals("studio", configuration.getAccounts().get(0).getName());
        assertEquals(3, configuration.getRetentionDays());
    }

    @Test
    void formWithoutAccountsRemovesThem(JenkinsRule jenkins) throws Exception {
        AzureRenderConfiguration configuration = AzureRenderConfiguration.get();
        configuration.setAccounts(List.of(new RenderAccount("studio")));
        configuration.setRetentionDays(3);
        configuration.configure(values -> values.setElevatedStartTasks(true));
        configuration.load();
        assertEquals(List.of(), configuration.getAccounts());
        assertTrue(configuration.isElevatedStartTasks());
        assertEquals(3, configuration.getRetentionDays());
    }
}
