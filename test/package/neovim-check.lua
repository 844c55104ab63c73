-- Runs in Neovim: opens cluster.crm, waits for its problems, asks for completion, and prints both as JSON.
vim.cmd('edit cluster.crm')
vim.wait(100000, function() return #vim.diagnostic.get(0) > 0 end, 50)
local codes = {}
for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
  local lsp = diagnostic.user_data and diagnostic.user_data.lsp or {}
  table.insert(codes, tostring(diagnostic.code or lsp.code))
end

local last = vim.api.nvim_buf_line_count(0)
vim.api.nvim_buf_set_lines(0, last, last, false, { 'pri' })
vim.api.nvim_win_set_cursor(0, { last + 1, 3 })
local labels = {}
local answers = vim.lsp.buf_request_sync(0, 'textDocument/completion', vim.lsp.util.make_position_params(0, 'utf-16'), 100000)
for _, answer in pairs(answers or {}) do
  local result = answer.result or {}
  for _, item in ipairs(result.items or result) do table.insert(labels, item.label) end
end

io.stdout:write(vim.fn.json_encode({ codes = codes, labels = labels }) .. '\n')
vim.cmd('qa!')
