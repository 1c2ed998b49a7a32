package io.jenkins.plugins.azurerender.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@Tag("unit")
@WithJenkins
class ResourceNamesTest {

    @Test
    void everyProjectOfEveryFolderHasItsOwnValidContainer(JenkinsRule jenkins) {
        Random random = new Random(7);
        Set<String> projects = new HashSet<>();
        while (projects.size() < 200) {
            projects.add(project(random));
        }
        projects.add("a".repeat(50));
        projects.add("a".repeat(51));
        projects.add("a".repeat(62) + "b");
        Set<String> containers = new HashSet<>();
        List<String> folders = List.of("", "a", "a/b", "b");
        for (String folder : folders) {
            for (String project : projects) {
                String container = ResourceNames.projectContainer(folder, project);
                assertTrue(container.matches("(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*"), container);
                assertTrue(container.startsWith(project.substring(0, Math.min(36, project.length()))), container);
                assertTrue(containers.add(container), container);
                assertFalse(ResourceNames.isGenerated(container), container);
                assertEquals(
                        List.of(folder),
                        folders.stream()
                                .filter(one -> ResourceNames.isProjectContainer(one, container))
                                .toList());
            }
        }
    }

    @Test
    void containersOfKeysAreNoProjects(JenkinsRule jenkins) {
        List<String> names = List.of("a", "a/b", "b");
        for (String folder : List.of("", "a", "a/b", "b")) {
            for (String pool : names) {
                String keys = ResourceNames.mountContainer(folder, pool);
                assertTrue(ResourceNames.isMountContainer(keys), keys);
                assertTrue(names.stream().noneMatch(name -> ResourceNames.isProjectContainer(name, keys)), keys);
            }
        }
    }

    /** The hash of a folder can consist of digits only. */
    @ParameterizedTest
    @CsvSource({
        "jenkins-assets, true",
        "jenkins-mounts, true",
        "jenkins-0123456789ab-1, true",
        "jenkins-assets-2, false",
        "jenkins, false",
        "jenkins-0123456789ab, false",
        "my-jenkins-assets, false"
    })
    void projectsWhoseContainersLookGeneratedAreReserved(String project, boolean reserved) {
        assertEquals(reserved, ResourceNames.isReserved(project));
    }

    private static String project(Random random) {
        String letters = random.ints(3 + random.nextInt(61), 0, 37)
                .mapToObj("abcdefghijklmnopqrstuvwxyz0123456789-"::substring)
                .map(text -> text.substring(0, 1))
                .collect(Collectors.joining());
        return letters.replaceAll("-+", "-").replaceFirst("^-", "x").replaceFirst("-$", "x");
    }
}
