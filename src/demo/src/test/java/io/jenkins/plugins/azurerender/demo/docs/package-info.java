/** The documents and the repository around them: links, samples, quoted sentences, workflows. */
package io.jenkins.plugins.azurerender.demo.docs;
