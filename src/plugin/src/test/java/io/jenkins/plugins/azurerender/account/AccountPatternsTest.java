package io.jenkins.plugins.azurerender.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The form, and Configuration as Code through the same setters, refuse patterns that can match nothing. */
@Tag("unit")
@WithJenkins
class AccountPatternsTest {

    private final RenderAccount account = new RenderAccount("studio");
    private RenderAccount.DescriptorImpl form;
    private SharedContainer.DescriptorImpl containers;

    @BeforeEach
    void open(JenkinsRule jenkins) {
        form = (RenderAccount.DescriptorImpl) jenkins.jenkins.getDescriptorOrDie(RenderAccount.class);
        containers = ExtensionList.lookup(Descriptor.class).get(SharedContainer.DescriptorImpl.class);
    }

    @Test
    void mountSources() {
        check(
                account::setMountSources,
                form::doCheckMountSources,
                List.of(
                        "10.0.0.4:/library/*",
                        "https://studiofiles.file.core.windows.net/*",
                        "https://studiofiles.file.core.windows.net/rendering",
                        "studiofiles/textures",
                        "studiofiles/*",
                        "nas:/",
                        "*",
                        "*.file.core.windows.net/*"),
                List.of(
                        "//server/share",
                        "\\\\server\\share",
                        "http://server/share",
                        "https://server",
                        "https://server/share?sig=x",
                        "10.0.0.4",
                        "nas:/my library",
                        "Studio/Textures",
                        "/mnt/library"),
                "'%s' is not a mount source. Enter one per line: host:/folder, https://host/share or storageaccount/container. * matches any characters.");
    }

    @Test
    void pools() {
        List<String> valid = List.of("render-*", "*", "Nightly_2", "jenkins-*");
        List<String> invalid = List.of("render pool", "render.*", "a,b", "x".repeat(65), "ren?er");
        String message =
                "'%s' is not the name of a pool. Enter one name per line, of letters, digits, hyphens and underscores. * matches any characters.";
        check(account::setUsablePools, form::doCheckUsablePools, valid, invalid, message);
        check(account::setManagedPools, form::doCheckManagedPools, valid, invalid, message);
    }

    @Test
    void sharedContainers() {
        check(
                SharedContainer::new,
                containers::doCheckName,
                List.of("textures", "show-*", "*", "*-library", "show-4c0e6a9d12f7", "a*"),
                List.of("", "Textures", "show_1", "a--b", "-a", "ab", "show/x", "x".repeat(64), "../show"),
                "'%s' is not the name of a container. Use 3 to 63 lower-case letters, digits and single hyphens. * matches any characters.");
        check(
                SharedContainer::new,
                containers::doCheckName,
                List.of(),
                List.of("jenkins-assets-0123456789ab", "jenkins-mounts-0123456789ab", "jenkins-0123456789ab-1-1-node"),
                "Container '%s' belongs to a job, a render or a pool, and is never shared. Use a project or another container.");
    }

    private static void check(
            Consumer<String> setter,
            Function<String, FormValidation> form,
            List<String> valid,
            List<String> invalid,
            String message) {
        for (String line : valid) {
            setter.accept(line);
            assertEquals(FormValidation.Kind.OK, form.apply(line).kind, line);
        }
        for (String line : invalid) {
            String expected = message.formatted(line);
            assertEquals(
                    expected,
                    assertThrows(InvalidRequestException.class, () -> setter.accept(line), line)
                            .getMessage());
            FormValidation result = form.apply(line);
            assertEquals(FormValidation.Kind.ERROR, result.kind, line);
            assertEquals(Map.of(line, expected), Map.of(line, unescaped(result)));
        }
    }

    private static String unescaped(FormValidation result) {
        return result.getMessage().replace("&#039;", "'");
    }
}
