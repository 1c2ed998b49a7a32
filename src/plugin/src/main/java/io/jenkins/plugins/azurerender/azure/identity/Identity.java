package io.jenkins.plugins.azurerender.azure.identity;

/** Who signs in, with what proves it. Equal identities share their tokens. */
public sealed interface Identity {

    /** How messages call it. */
    String describe();

    /** An app registration with a client secret. */
    record Secret(String tenant, String client, String secret) implements Identity {
        @Override
        public String describe() {
            return "application " + client;
        }

        @Override
        public String toString() {
            return describe();
        }
    }

    /** An app registration with a certificate: PEM text that holds private key and certificate. */
    record Certificate(String tenant, String client, String pem) implements Identity {
        @Override
        public String describe() {
            return "application " + client;
        }

        @Override
        public String toString() {
            return describe();
        }
    }

    /** The identity that Azure gives the machine Jenkins runs on; {@code client} is empty for the machine's own. */
    record Managed(String client) implements Identity {
        @Override
        public String describe() {
            return client.isEmpty() ? "the managed identity of this machine" : "managed identity " + client;
        }
    }

    /** An app registration that trusts the token a Kubernetes cluster or the like writes into {@code tokenFile}. */
    record Workload(String tenant, String client, String tokenFile) implements Identity {
        @Override
        public String describe() {
            return "workload identity " + client;
        }
    }
}
