/** The documents held against what they speak of: help texts, messages, files, and samples that are run or parsed. */
package io.jenkins.plugins.azurerender.docs;
