/** Checks documents and repository files: links, code blocks, quoted messages, workflows. */
package io.jenkins.plugins.azurerender.demo.docs;
