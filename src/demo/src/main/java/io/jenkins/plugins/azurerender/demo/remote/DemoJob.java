package io.jenkins.plugins.azurerender.demo.remote;

import io.jenkins.plugins.azurerender.demo.ExpectedFrames;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A job that the demo creates.
 *
 * @param config the job's config.xml
 * @param frames the frames it renders
 */
record DemoJob(String name, String config, ExpectedFrames frames) {
    /** Text in the description that identifies jobs of the demo. */
    static final String MARK = "Created by the Azure Render demo.";

    private static final String PREFIX = "azure-render-demo-";
    private static final String SCM = """
            <scm class="hudson.plugins.git.GitSCM"><configVersion>2</configVersion><userRemoteConfigs>\
            <hudson.plugins.git.UserRemoteConfig><url>%s</url></hudson.plugins.git.UserRemoteConfig>\
            </userRemoteConfigs><branches><hudson.plugins.git.BranchSpec><name>*/main</name>\
            </hudson.plugins.git.BranchSpec></branches></scm>""";

    /** Creates a Pipeline job for the Jenkinsfile at the root of a repository. */
    static DemoJob pipeline(URI repository, ExpectedFrames frames) {
        return new DemoJob(PREFIX + "nightly", """
                <flow-definition><description>%s</description>\
                <definition class="org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition">%s\
                <scriptPath>Jenkinsfile</scriptPath><lightweight>false</lightweight></definition></flow-definition>""".formatted(MARK, SCM.formatted(repository)), frames);
    }

    /** Creates a freestyle job of {@code work/jobs} that reads its scene from a Git repository instead of a folder. */
    static DemoJob freestyle(Path folder, URI scenes) throws IOException {
        Document job = Xml.read(folder.resolve("config.xml"));
        Element root = job.getDocumentElement();
        child(root, "description").setTextContent(MARK + " " + text(root, "description"));
        Element triggers = child(root, "triggers");
        while (triggers.hasChildNodes()) {
            triggers.removeChild(triggers.getFirstChild());
        }
        root.removeChild(child(root, "customWorkspace"));
        Element scm = child(root, "scm");
        scm.setAttribute("class", "replaced");
        ExpectedFrames frames = ExpectedFrames.of(text(root, "output") + ".png", text(root, "frames"));
        String config = Xml.write(job).replaceFirst("<scm class=\"replaced\"\\s*/>", SCM.formatted(scenes));
        return new DemoJob(PREFIX + folder.getFileName(), config, frames);
    }

    private static String text(Element root, String name) {
        return child(root, name).getTextContent().strip();
    }

    private static Element child(Element root, String name) {
        NodeList found = root.getElementsByTagName(name);
        Node first = found.item(0);
        if (first == null) {
            throw new IllegalArgumentException("A job in work/jobs has no element '" + name + "'.");
        }
        return (Element) first;
    }
}
