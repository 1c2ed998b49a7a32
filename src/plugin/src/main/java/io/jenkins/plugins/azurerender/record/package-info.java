/** What a build remembers of its renders, plain values only, and how it shows them. */
package io.jenkins.plugins.azurerender.record;
