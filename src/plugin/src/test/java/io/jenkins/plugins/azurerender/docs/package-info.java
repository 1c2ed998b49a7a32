/** Tests that the documents match the code: reference, samples, test names and wording. */
package io.jenkins.plugins.azurerender.docs;
