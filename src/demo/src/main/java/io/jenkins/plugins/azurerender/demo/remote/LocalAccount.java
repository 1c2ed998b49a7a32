package io.jenkins.plugins.azurerender.demo.remote;

import io.jenkins.plugins.azurerender.demo.DemoException;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import java.net.URI;
import java.util.List;

/**
 * The render account of the local cloud with its two credentials. Credentials go through their plugin's remote API;
 * Jenkins has none for global configuration, so the account goes through the script console.
 */
final class LocalAccount {
    private static final String NAME = "azure-render-demo";
    private static final String BATCH = NAME + "-batch-key";
    private static final String STORAGE = NAME + "-storage-key";
    private static final String STORE = "credentials/store/system/domain/_/";
    private static final String PACKAGE = "io.jenkins.plugins.azurerender.account.";

    private final RemoteJenkins jenkins;

    LocalAccount(RemoteJenkins jenkins) {
        this.jenkins = jenkins;
    }

    /** Sees that there is no other render account, as the demo's jobs take the only one there is. */
    void check() throws DemoException, InterruptedException {
        List<String> others = jenkins.script("""
                        %sAzureRenderConfiguration.get().accounts.each { println it.name }
                        print ''
                        """.formatted(PACKAGE))
                .lines()
                .filter(name -> !name.isBlank() && !name.equals(NAME))
                .toList();
        if (!others.isEmpty()) {
            throw new DemoException(
                    "Jenkins at %s has render accounts of its own (%s), and the demo's jobs take the only one there is: use a Jenkins without; nothing was changed."
                            .formatted(jenkins.url(), String.join(", ", others)));
        }
    }

    /** Adds account and credentials, in place of what an earlier demo may have left. */
    void add(LocalCloud cloud) throws DemoException, InterruptedException {
        checkReach(cloud.batchUrl());
        addKey("BatchAccountKey", BATCH, cloud.batchAccount(), cloud.batchKey());
        addKey("StorageAccountKey", STORAGE, cloud.storageAccount(), cloud.storageKey());
        configure("""
                def account = new %sRenderAccount(%s)
                account.batchUrl = %s
                account.batchCredentialsId = %s
                account.storageUrl = %s
                account.storageCredentialsId = %s
                account.emulator = true
                accounts.add(account)
                """.formatted(
                        PACKAGE,
                        literal(NAME),
                        literal(cloud.batchUrl().toString()),
                        literal(BATCH),
                        literal(cloud.blobEndpoint().toString()),
                        literal(STORAGE)));
    }

    /** Takes all three away again. */
    void remove() throws DemoException, InterruptedException {
        configure("");
        for (String id : List.of(BATCH, STORAGE)) {
            removeKey(id);
        }
    }

    private void checkReach(URI cloud) throws DemoException, InterruptedException {
        String reached = jenkins.script("""
                try { new Socket(%s, %d).close(); print 'reached' } catch (IOException e) { print e }
                """.formatted(literal(cloud.getHost()), cloud.getPort()));
        if (!reached.equals("reached")) {
            throw new DemoException(
                    "Jenkins at %s does not reach the local cloud at %s (%s): when Jenkins runs in a container, start that with the host's network."
                            .formatted(jenkins.url(), cloud, reached));
        }
    }

    private void configure(String change) throws DemoException, InterruptedException {
        String said = jenkins.script("""
                def configuration = %sAzureRenderConfiguration.get()
                def accounts = configuration.accounts.findAll { it.name != %s } as List
                %s
                configuration.accounts = accounts
                print 'done'
                """.formatted(PACKAGE, literal(NAME), change));
        if (!said.equals("done")) {
            throw new DemoException("Jenkins at %s did not take the render account: %s"
                    .formatted(jenkins.url(), said.lines().findFirst().orElse("it said nothing")));
        }
    }

    private void addKey(String type, String id, String account, String key) throws DemoException, InterruptedException {
        removeKey(id);
        String element = PACKAGE + type;
        jenkins.change(
                STORE + "createCredentials",
                "<%1$s><scope>GLOBAL</scope><id>%2$s</id><description>the local cloud of the demo</description><accountName>%3$s</accountName><key>%4$s</key></%1$s>"
                        .formatted(element, id, Xml.escape(account), Xml.escape(key)));
    }

    private void removeKey(String id) throws DemoException, InterruptedException {
        String path = STORE + "credential/" + id;
        if (!jenkins.get(path + "/config.xml").isMissing()) {
            jenkins.change(path + "/doDelete", "");
        }
    }

    /** The text as Groovy writes it. */
    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }
}
